package org.caunoi.custody.web;

import java.util.List;

/**
 * Minutes out of sight as a grid: a row for each counter or route, a column for each shift.
 *
 * @param rows the longest first
 * @param most of all cells
 */
public record GapView(String title, String what, List<Row> rows, long most) {

  /**
   * @param minutes for each shift, in their order
   */
  public record Row(String name, List<Long> minutes) {

    public long sum() {
      return minutes.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** How dark a cell is, from 0 to 4. */
  public int shade(long minutes) {
    return minutes == 0 || most == 0 ? 0 : (int) Math.min(4, 1 + minutes * 4 / (most + 1));
  }
}
