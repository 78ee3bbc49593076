package org.caunoi.dossier.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.form.Handover;
import org.caunoi.dossier.form.Handover.Hand;
import org.caunoi.dossier.form.Handovers;
import org.caunoi.dossier.form.Receipt;
import org.caunoi.dossier.form.Receipts;
import org.caunoi.dossier.form.Timeliness;
import org.caunoi.dossier.web.PaperWords.Dated;
import org.caunoi.dossier.web.ReviewView.HandLine;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** The hand-overs of a dossier and who received it when, as lines and on its timeline. */
@Component
final class HandLines {

  private final Handovers handovers;
  private final Receipts receipts;

  HandLines(Handovers handovers, Receipts receipts) {
    this.handovers = handovers;
    this.receipts = receipts;
  }

  List<HandLine> lines(SignedIn who, Dossier dossier, Texts t) {
    if (!who.may(Permission.READ_DOCUMENTS)) {
      return List.of();
    }
    List<HandLine> lines = new ArrayList<>();
    List<Receipt> received = receipts.list(dossier);
    for (Handover row : handovers.list(dossier)) {
      Receipt receipt = received.get(lines.size());
      boolean mine = who.accountId().equals(row.receiver().id());
      lines.add(
          new HandLine(
              row.no(),
              hand(row.giver(), t),
              hand(row.receiver(), t),
              VietnamTime.moment(row.handedAt()),
              received(receipt, t),
              receipt.awaited() && mine && who.may(Permission.MAKE_PAPERS),
              row.dueAt() == null ? "" : VietnamTime.moment(row.dueAt()),
              row.result() == null ? null : t.get("review.result." + row.result()),
              row.result() == Timeliness.LATE ? Tone.DANGER : Tone.SUCCESS));
    }
    return lines;
  }

  /** What receivers said themselves; who only acted stands there with the act. */
  List<Dated> confirmed(Dossier dossier, Texts t) {
    List<Dated> entries = new ArrayList<>();
    for (Receipt receipt : receipts.list(dossier)) {
      if (receipt.at() != null && receipt.confirmed()) {
        String moment = VietnamTime.moment(receipt.at());
        entries.add(
            new Dated(
                receipt.at(),
                new TimelineEntry(
                    StepState.DONE, moment, t.get("review.wasReceived"), null, receipt.by())));
      }
    }
    return entries;
  }

  private static String received(Receipt receipt, Texts t) {
    if (receipt.at() == null) {
      return receipt.awaited() ? t.get("work.notReceived") : "";
    }
    return t.get("review.receivedAt", VietnamTime.moment(receipt.at()));
  }

  private static String hand(Hand hand, Texts t) {
    return hand.name().isEmpty() ? t.get("review.hand." + hand.kind()) : hand.name();
  }
}
