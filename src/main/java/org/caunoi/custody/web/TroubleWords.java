package org.caunoi.custody.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.PlaceNames;
import org.caunoi.custody.Discrepancy;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.Remake;
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
}
