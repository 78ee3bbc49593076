package org.caunoi.document;

import java.util.List;

/** One scan on its way from the first row of MCUs to the last. */
final class JpegScan {

  private final JpegFrame frame;
  private final List<Part> parts;
  private final ScanBits bits;
  private final int interval;
  private int untilRestart;
  private int restarts;

  /** What it says of one component. */
  record Part(int component, BlockCoding coding) {}

  /**
   * A scan that begins.
   *
   * @param interval after how many units it starts anew; 0 for never
   */
  JpegScan(JpegFrame frame, List<Part> parts, ScanBits bits, int interval) {
    this.frame = frame;
    this.parts = parts;
    this.bits = bits;
    this.interval = interval;
    this.untilRestart = interval;
  }

  /** Reads what it says of that row, which is the next. Refused: {@code file-damaged}. */
  void read(int row, BlockRows rows) {
    if (parts.size() > 1) {
      readTogether(rows);
    } else {
      readAlone(row, parts.getFirst(), rows);
    }
  }

  private void readTogether(BlockRows rows) {
    for (int mcu = 0; mcu < frame.mcusWide(); mcu++) {
      countUnit();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        JpegComponent component = frame.components().get(part.component());
        for (int high = 0; high < component.high(); high++) {
          for (int wide = 0; wide < component.wide(); wide++) {
            read(part, rows.row(part.component(), high), mcu * component.wide() + wide);
          }
        }
      }
    }
  }

  private void readAlone(int row, Part part, BlockRows rows) {
    JpegComponent component = frame.components().get(part.component());
    int high = Math.min(component.high(), component.blocksHigh() - row * component.high());
    for (int i = 0; i < high; i++) {
      BlockRows.Row blocks = rows.row(part.component(), i);
      for (int column = 0; column < component.blocksWide(); column++) {
        countUnit();
        read(part, blocks, column);
      }
    }
  }

  private static void read(Part part, BlockRows.Row row, int column) {
    if (!part.coding().goesOver()) {
      int at = row.change(column);
      part.coding().read(row.blocks(), at);
    }
  }

  private void countUnit() {
    if (interval == 0) {
      return;
    }
    if (untilRestart == 0) {
      bits.restart(restarts++ & 7);
      parts.forEach(part -> part.coding().restart());
      untilRestart = interval;
    }
    untilRestart--;
  }
}
