package org.caunoi.catalogue.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.Confidence;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FeeLine;
import org.caunoi.catalogue.FeeUnit;
import org.caunoi.catalogue.Guidance;
import org.caunoi.catalogue.LegalBasis;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.catalogue.Mistake;
import org.caunoi.catalogue.PaperGuide;
import org.caunoi.catalogue.PrepareChecklist;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.catalogue.TermRule;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells a procedure and one case of it in plain words. */
@Component
final class ProcedureWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<SubmissionChannel> CHANNELS =
      List.of(SubmissionChannel.ONLINE, SubmissionChannel.COUNTER, SubmissionChannel.POST);

  private final PrepareChecklist checklists;
  private final Guidance guidance;
  private final String portal;

  ProcedureWords(
      PrepareChecklist checklists,
      Guidance guidance,
      @Value("${caunoi.portal-url:https://dichvucong.gov.vn}") String portal) {
    this.checklists = checklists;
    this.guidance = guidance;
    this.portal = portal.replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }

  /**
   * @param given answers by question key, as the form sent them
   * @param administrator whether to tell which values need confirmation
   */
  ProcedureView tell(
      ProcedureVersion procedure,
      Map<String, String> given,
      FieldErrors errors,
      boolean administrator,
      Texts t) {
    Answers answers = Answers.ofText(procedure, given);
    Optional<Checklist> known = checklist(procedure, answers, SubmissionChannel.ONLINE);
    Locale locale = t.locale();
    return new ProcedureView(
        procedure.code(),
        procedure.name().in(locale),
        procedure.summary().in(locale),
        CaseQuestions.query(given),
        new CaseQuestions(procedure, given, errors, t).fields(known),
        known.map(list -> papers(list, t)).orElse(null),
        unconfirmed(procedure, "components"),
        fees(procedure, answers, t),
        known
            .map(Checklist::term)
            .filter(term -> term.confidence() == Confidence.SEEN)
            .map(term -> term(term, t))
            .orElse(null),
        place(procedure, t),
        procedure.result().name().in(locale),
        procedure.returnBy().stream()
            .map(way -> t.get("procedure.return." + way.key()))
            .collect(Collectors.joining("\n")),
        procedure.legalBasis().stream()
            .filter(law -> law.confidence() == Confidence.SEEN)
            .map(LegalBasis::text)
            .toList(),
        t.get(
            "procedure.published",
            Integer.toString(procedure.version()),
            DAY.format(procedure.validFrom())),
        administrator ? marks(procedure, t) : List.of(),
        advice(procedure, t));
  }

  private ProcedureView.Advice advice(ProcedureVersion procedure, Texts t) {
    LocalizedText applicants = procedure.applicants();
    return new ProcedureView.Advice(
        applicants == null ? null : applicants.in(t.locale()),
        procedure.steps().stream().map(step -> step.in(t.locale())).toList(),
        unconfirmed(procedure, "steps") || unconfirmed(procedure, "applicants"),
        mistakes(procedure.mistakes(), t),
        guidance.byOneself(procedure).stream()
            .map(
                step ->
                    step.in(t.locale())
                        .replace("{name}", procedure.name().in(t.locale()))
                        .replace("{code}", procedure.code())
                        .replace("{portal}", portal))
            .toList());
  }

  private static List<String> mistakes(List<Mistake> mistakes, Texts t) {
    return mistakes.stream().map(mistake -> mistake.text().in(t.locale())).toList();
  }

  private static ProcedureView.Guide guide(PaperGuide guide, Texts t) {
    return new ProcedureView.Guide(
        guide.picture(),
        guide.name().in(t.locale()),
        guide.about().in(t.locale()),
        mistakes(guide.mistakes(), t));
  }

  /** The problems of the answers given, none while nothing was answered. */
  FieldErrors problems(ProcedureVersion procedure, Map<String, String> given, Texts t) {
    if (given.isEmpty()) {
      return FieldErrors.none();
    }
    try {
      checklists.checklistFor(
          procedure, Answers.ofText(procedure, given), SubmissionChannel.ONLINE);
      return FieldErrors.none();
    } catch (Refused refused) {
      return CaseQuestions.problems(refused, t);
    }
  }

  private Optional<Checklist> checklist(
      ProcedureVersion procedure, Answers answers, SubmissionChannel channel) {
    try {
      return Optional.of(checklists.checklistFor(procedure, answers, channel));
    } catch (Refused incomplete) {
      return Optional.empty();
    }
  }

  private List<ProcedureView.Paper> papers(Checklist checklist, Texts t) {
    return checklist.components().stream()
        .map(
            paper ->
                new ProcedureView.Paper(
                    paper.name().in(t.locale()),
                    kind(paper, t),
                    paper.why() == null ? null : paper.why().in(t.locale()),
                    paper.required(),
                    guidance
                        .paper(checklist.code(), paper.key())
                        .map(guide -> guide(guide, t))
                        .orElse(null)))
        .toList();
  }

  private static String kind(DossierComponent paper, Texts t) {
    String kind = t.get("procedure.copy." + paper.copyKind().key());
    return paper.count() == 1
        ? kind
        : t.get("procedure.copies", Integer.toString(paper.count()), kind);
  }

  private List<ProcedureView.Fee> fees(ProcedureVersion procedure, Answers answers, Texts t) {
    return CHANNELS.stream()
        .flatMap(
            channel ->
                checklist(procedure, answers, channel).stream()
                    .flatMap(list -> list.fees().stream())
                    .map(fee -> fee(channel, fee, t)))
        .toList();
  }

  private static ProcedureView.Fee fee(SubmissionChannel channel, FeeLine fee, Texts t) {
    String name = t.get("procedure.channel." + channel.key());
    if (fee.confidence() != Confidence.SEEN) {
      return new ProcedureView.Fee(name, null, null);
    }
    return new ProcedureView.Fee(
        name, amount(fee.amount(), fee.unit(), t), fee.rule().in(t.locale()));
  }

  static String amount(long amount, FeeUnit unit, Texts t) {
    return t.get(
        amount == 0 ? "procedure.free" : "procedure.fee." + unit.key(),
        "%,d".formatted(amount).replace(',', '.'));
  }

  static String term(TermRule term, Texts t) {
    String amount = Integer.toString(term.amount());
    return switch (term.strategy()) {
      case SAME_DAY_CUTOFF ->
          term.cutoff() == null
              ? t.get("procedure.term.same-day")
              : t.get("procedure.term.same-day-cutoff", term.cutoff().toString());
      case WORKING_DAYS -> t.get("procedure.term.working-days", amount);
      case WORKING_HOURS -> t.get("procedure.term.working-hours", amount);
      case CALENDAR_DAYS -> t.get("procedure.term.calendar-days", amount);
      case MONTHS -> t.get("procedure.term.months", amount);
    };
  }

  static String place(ProcedureVersion procedure, Texts t) {
    return t.get(
        "procedure.place."
            + (procedure.authority().department() == null
                ? procedure.authority().key()
                : "department"));
  }

  static boolean unconfirmed(ProcedureVersion procedure, String path) {
    return procedure.sourceOf(path).confidence() != Confidence.SEEN;
  }

  /** Names of everything an authority has not confirmed. */
  private static List<String> marks(ProcedureVersion procedure, Texts t) {
    List<String> marks = new ArrayList<>();
    Stream.of("components", "questions", "authority", "result", "returnBy", "validFrom")
        .filter(path -> unconfirmed(procedure, path))
        .forEach(path -> marks.add(t.get("procedure.part." + path)));
    if (procedure.terms().stream().anyMatch(term -> term.confidence() != Confidence.SEEN)) {
      marks.add(t.get("procedure.part.terms"));
    }
    procedure.fees().stream()
        .filter(fee -> fee.confidence() != Confidence.SEEN)
        .map(
            fee ->
                t.get(
                    "procedure.part.fee",
                    t.get("procedure.channel." + fee.channel().key()),
                    "%,d".formatted(fee.amount()).replace(',', '.')))
        .distinct()
        .forEach(marks::add);
    procedure.legalBasis().stream()
        .filter(law -> law.confidence() != Confidence.SEEN)
        .map(law -> t.get("procedure.part.law", law.text()))
        .forEach(marks::add);
    return marks;
  }
}
