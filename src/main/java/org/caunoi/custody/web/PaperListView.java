package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.SummaryRow;

/** The signed list on paper. */
public record PaperListView(
    String number,
    String spoken,
    List<SummaryRow> rows,
    List<Row> lines,
    int total,
    boolean homeward,
    String pdf,
    Drawing qr,
    Drawing bars) {

  /** One paper. */
  public record Row(int no, String name, String kind, int copies) {}
}
