package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.SummaryRow;

/**
 * The signed list on paper.
 *
 * @param signed how the citizen signed, empty where they did not
 * @param confirmed how the clerk confirmed it, empty while they have not
 */
public record PaperListView(
    String number,
    String spoken,
    List<SummaryRow> rows,
    List<Row> lines,
    int total,
    boolean homeward,
    String signed,
    String confirmed,
    boolean mayConfirm,
    String confirmHref,
    String pdf,
    Drawing qr,
    Drawing bars) {

  /** One paper. */
  public record Row(int no, String name, String kind, int copies, String pages, String scan) {}
}
