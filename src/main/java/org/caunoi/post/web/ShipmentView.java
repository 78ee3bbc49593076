package org.caunoi.post.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Tone;

/**
 * One shipment.
 *
 * @param number on the envelope; empty until it is packed
 * @param proofs which proofs are enough, in words
 * @param original whether all proofs are needed at once
 * @param acts what this person may do now
 */
public record ShipmentView(
    String id,
    String number,
    String state,
    Tone tone,
    List<SummaryRow> rows,
    String proofs,
    boolean original,
    List<String> acts) {

  public String path() {
    return "/shipments/" + id;
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  /**
   * One line of a list.
   *
   * @param waits whether it waits to be packed
   */
  public record Line(
      String href,
      String number,
      String state,
      Tone tone,
      String place,
      String at,
      boolean waits) {}
}
