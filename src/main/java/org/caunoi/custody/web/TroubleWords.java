package org.caunoi.custody.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.PlaceNames;
import org.caunoi.custody.Discrepancy;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.LossFile;
import org.caunoi.custody.LossFile.Compensation;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.Remake;
import org.caunoi.custody.model.Destruction;
import org.caunoi.custody.model.Loss;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Says between whom something does not agree, and how lost papers were made again. */
@Component
final class TroubleWords {

  private final PlaceNames places;

  TroubleWords(PlaceNames places) {
    this.places = places;
  }

  List<SummaryRow> rows(Opened opened, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    Discrepancy one = opened.discrepancy();
    if (one != null) {
      String place = places.nameOf(one.lastGoodPlace()).orElse(one.lastGoodPlace());
      rows.add(new SummaryRow(t.get("custody.dispute.giver"), one.giver()));
      rows.add(new SummaryRow(t.get("custody.dispute.receiver"), one.receiver()));
      rows.add(
          new SummaryRow(
              t.get("custody.dispute.lastGood"),
              t.get(
                  "custody.dispute.lastGoodText",
                  VietnamTime.moment(one.lastGoodAt()),
                  one.lastGoodBy(),
                  place)));
    }
    Inquiry inquiry = opened.inquiry();
    if (opened.facts().loss() != Loss.NONE && opened.searchedByHouse()) {
      rows.add(new SummaryRow(t.get("custody.search"), t.get("custody.search.byHouse")));
    }
    if (inquiry != null) {
      rows.add(new SummaryRow(t.get("custody.inquiry.of"), told(inquiry, t)));
    }
    LossFile lost = opened.lossFile();
    if (lost != null) {
      rows.add(new SummaryRow(t.get("custody.loss"), stage(lost, t)));
    }
    Destruction destruction = opened.destruction();
    if (destruction != null) {
      rows.add(
          new SummaryRow(
              t.get("custody.destroy.proposed"),
              t.get(
                  "custody.destroy.proposedBy",
                  t.get("custody.destroy." + destruction.ground()),
                  destruction.by().name())));
    }
    Remake remake = opened.remake();
    if (remake != null) {
      String way = t.get("custody.remake." + remake.way());
      String number = remake.number() == null ? way : way + ", " + remake.number();
      rows.add(
          new SummaryRow(
              t.get(remake.revokedAt() == null ? "custody.remade" : "custody.remade.revoked"),
              number));
    }
    return rows;
  }

  private static String stage(LossFile lost, Texts t) {
    String stage = t.get("custody.loss.stage." + lost.stage());
    String way = lost.way() == null ? "" : ". " + t.get("custody.remake." + lost.way());
    Compensation paid = lost.compensation();
    if (paid == null) {
      return stage + way;
    }
    String sum =
        paid.payer() == null
            ? t.get("custody.compensate.none", paid.words())
            : t.get(
                "custody.compensate.paid",
                Figures.whole(paid.amount(), t.locale()),
                t.get("custody.compensate.payer." + paid.payer()),
                paid.words());
    return stage + way + ". " + sum + " (" + paid.by() + ")";
  }

  private String told(Inquiry inquiry, Texts t) {
    String who =
        t.get(
            "custody.heldBy",
            inquiry.name(),
            places.nameOf(inquiry.place()).orElse(inquiry.place()));
    if (inquiry.answer() == null) {
      return t.get("custody.inquiry.open", who, VietnamTime.moment(inquiry.dueAt()));
    }
    String said = t.get("custody.inquiry." + inquiry.answer());
    String words = inquiry.words() == null ? said : said + ": " + inquiry.words();
    return t.get("custody.inquiry.answered", who, words);
  }
}
