package org.caunoi.dossier.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.dossier.form.CheckedPaper;
import org.caunoi.dossier.form.CheckedPaper.Answer;
import org.caunoi.dossier.form.CheckedPaper.Known;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.VietnamTime;
import org.caunoi.signing.SignatureReport.Line;
import org.caunoi.signing.SignatureReport.Revocation;

/**
 * The answer about a paper in plain words.
 *
 * @param title the answer in one sentence
 * @param what what to do with it
 * @param facts what our own lists say
 * @param signatures for each signature who, when and how it stands
 */
public record PaperAnswer(
    Tone tone, String title, String what, List<SummaryRow> facts, List<Signed> signatures) {

  /** One signature as people read it. */
  public record Signed(String signer, String when, String issuer, String standing, Tone tone) {}

  static PaperAnswer of(CheckedPaper paper, Texts t) {
    Answer answer = paper.answer();
    Tone tone =
        switch (answer) {
          case GOOD -> Tone.SUCCESS;
          case DEMO, UNKNOWN_SIGNER, UNSIGNED -> Tone.WARNING;
          case REPLACED, CHANGED, NOT_IN_FORCE -> Tone.DANGER;
        };
    return new PaperAnswer(
        tone,
        t.get("paperCheck.answer." + answer),
        t.get("paperCheck.answer." + answer + ".what"),
        paper.known().map(known -> facts(known, t)).orElse(List.of()),
        paper.report().signatures().stream().map(line -> signed(line, t)).toList());
  }

  private static List<SummaryRow> facts(Known known, Texts t) {
    List<SummaryRow> facts = new ArrayList<>();
    facts.add(new SummaryRow(t.get("paperCheck.number"), known.number()));
    facts.add(new SummaryRow(t.get("paperCheck.from"), known.authority()));
    facts.add(new SummaryRow(t.get("paperCheck.at"), VietnamTime.moment(known.at())));
    if (known.replacedBy() != null) {
      facts.add(new SummaryRow(t.get("paperCheck.replacedBy"), known.replacedBy()));
    }
    if (known.replacedAt() != null) {
      facts.add(
          new SummaryRow(t.get("paperCheck.replacedAt"), VietnamTime.moment(known.replacedAt())));
    }
    return facts;
  }

  /** What an authority for time saw counts more than what the signer says. */
  private static String time(Line line, Texts t) {
    if (line.stamped() != null) {
      return t.get("paperCheck.stamped", VietnamTime.moment(line.stamped()));
    }
    return line.at() == null
        ? t.get("paperCheck.noTime")
        : t.get("paperCheck.claimed", VietnamTime.moment(line.at()));
  }

  private static Signed signed(Line line, Texts t) {
    String standing =
        !line.intact()
            ? "broken"
            : !line.trusted()
                ? "unknown"
                : !line.inForce() ? "notInForce" : line.demo() ? "demo" : "good";
    return new Signed(
        line.signer(),
        time(line, t),
        line.issuer(),
        line.revocation() == Revocation.NO_ANSWER
            ? t.get("paperCheck.standing." + standing) + ". " + t.get("paperCheck.noAnswer")
            : t.get("paperCheck.standing." + standing),
        line.intact() && line.trusted() && line.inForce()
            ? line.demo() ? Tone.WARNING : Tone.SUCCESS
            : Tone.DANGER);
  }
}
