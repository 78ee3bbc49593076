package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

/** A band of the other coefficients of a block, but for their last bits. */
final class AcBlocks implements BlockCoding {

  private static final int MOST_BITS = 15;

  private final ScanBits bits;
  private final HuffmanTable table;
  private final int first;
  private final int last;
  private final int low;
  private int emptyBlocks;

  AcBlocks(ScanBits bits, HuffmanTable table, int first, int last, int low) {
    this.bits = bits;
    this.table = table;
    this.first = first;
    this.last = last;
    this.low = low;
  }

  @Override
  public boolean goesOver() {
    if (emptyBlocks == 0) {
      return false;
    }
    emptyBlocks--;
    return true;
  }

  @Override
  public void read(short[] blocks, int at) {
    for (int k = first; k <= last; k++) {
      int symbol = table.next(bits);
      int run = symbol >> 4;
      int size = symbol & 0xF;
      if (size == 0 && run < 15) {
        emptyBlocks = (1 << run) + bits.take(run) - 1;
        return;
      }
      k += run;
      damagedUnless(k <= last && size + low <= MOST_BITS);
      blocks[at + k] = (short) (bits.takeSigned(size) << low);
    }
  }

  @Override
  public void restart() {
    emptyBlocks = 0;
  }
}
