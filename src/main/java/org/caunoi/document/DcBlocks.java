package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

/** The first coefficient of a block, but for its last bits: how it differs from the one before. */
final class DcBlocks implements BlockCoding {

  private static final int MOST_BITS = 15;

  private final ScanBits bits;
  private final HuffmanTable table;
  private final int low;
  private int before;

  DcBlocks(ScanBits bits, HuffmanTable table, int low) {
    this.bits = bits;
    this.table = table;
    this.low = low;
  }

  @Override
  public boolean goesOver() {
    return false;
  }

  @Override
  public void read(short[] blocks, int at) {
    int size = table.next(bits);
    damagedUnless(size <= MOST_BITS);
    before += bits.takeSigned(size);
    int value = before << low;
    damagedUnless(value == (short) value);
    blocks[at] = (short) value;
  }

  @Override
  public void restart() {
    before = 0;
  }
}
