package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

/** All coefficients of a block at once. */
final class WholeBlocks implements BlockCoding {

  private static final int SIXTEEN_ZEROS = 0xF0;

  private final ScanBits bits;
  private final DcBlocks dc;
  private final HuffmanTable ac;

  WholeBlocks(ScanBits bits, HuffmanTable dc, HuffmanTable ac) {
    this.bits = bits;
    this.dc = new DcBlocks(bits, dc, 0);
    this.ac = ac;
  }

  @Override
  public boolean goesOver() {
    return false;
  }

  @Override
  public void read(short[] blocks, int at) {
    dc.read(blocks, at);
    for (int k = 1; k < 64; k++) {
      int symbol = ac.next(bits);
      int size = symbol & 0xF;
      if (size == 0 && symbol != SIXTEEN_ZEROS) {
        return;
      }
      k += symbol >> 4;
      damagedUnless(k < 64);
      blocks[at + k] = (short) bits.takeSigned(size);
    }
  }

  @Override
  public void restart() {
    dc.restart();
  }
}
