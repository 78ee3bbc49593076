package org.caunoi.post.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Tone;

/**
 * One shipment.
 *
 * @param number on the envelope; empty until it is packed
 * @param proofs which proofs are enough, in words
 * @param original whether all proofs are needed at once
 * @param carriers among whom this person may choose when it is packed anew
 * @param phone the addressee's, for whoever has the parcel in hand; empty otherwise
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
    List<Choice> carriers,
    String phone,
    List<String> acts) {

  @Override
  public String toString() {
    return "ShipmentView[" + id + "]";
  }

  public String path() {
    return "/shipments/" + id;
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  /**
   * One line of a list.
   *
   * @param to name and address, for whoever has it in hand; empty otherwise
   * @param last when it was last tried in vain and why; empty otherwise
   * @param waits whether it waits to be packed
   */
  public record Line(
      String href,
      String number,
      String state,
      Tone tone,
      String place,
      String at,
      String to,
      String phone,
      String last,
      boolean waits) {

    @Override
    public String toString() {
      return "Line[" + href + "]";
    }
  }
}
