package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;

/**
 * The report at the end of a shift.
 *
 * @param done how much of what was done
 */
public record ShiftView(String lead, List<SummaryRow> done, List<Row> kept) {

  /**
   * Something that stays in this person's hands.
   *
   * @param why the reason it is still there
   * @param content how many envelopes lie in it, empty for an envelope
   */
  public record Row(String spoken, String to, String content, String why) {}
}
