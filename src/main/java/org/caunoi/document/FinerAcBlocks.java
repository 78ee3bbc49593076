package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

/**
 * One more bit of a band of the other coefficients of a block: of those that are something already,
 * and of those that with this bit begin to be.
 */
final class FinerAcBlocks implements BlockCoding {

  private final ScanBits bits;
  private final HuffmanTable table;
  private final int first;
  private final int last;
  private final int bit;
  private int blocksWithoutNew;

  FinerAcBlocks(ScanBits bits, HuffmanTable table, int first, int last, int low) {
    this.bits = bits;
    this.table = table;
    this.first = first;
    this.last = last;
    this.bit = 1 << low;
  }

  @Override
  public boolean goesOver() {
    return false;
  }

  @Override
  public void read(short[] blocks, int at) {
    int k = at + first;
    int end = at + last + 1;
    while (k < end && blocksWithoutNew == 0) {
      int symbol = table.next(bits);
      int run = symbol >> 4;
      int size = symbol & 0xF;
      if (size == 0 && run < 15) {
        blocksWithoutNew = (1 << run) + bits.take(run);
        break;
      }
      damagedUnless(size <= 1);
      int fresh = size == 0 ? 0 : bits.take(1) == 1 ? bit : -bit;
      k = refine(blocks, k, end, run);
      if (fresh != 0) {
        damagedUnless(k < end);
        blocks[k] = (short) fresh;
      }
      k++;
    }
    if (blocksWithoutNew > 0) {
      refine(blocks, k, end, 64);
      blocksWithoutNew--;
    }
  }

  /** Up to the zero behind so many zeros, which it answers, or to the end. */
  private int refine(short[] blocks, int from, int end, int zeros) {
    int left = zeros;
    for (int k = from; k < end; k++) {
      int value = blocks[k];
      if (value != 0) {
        if (bits.take(1) == 1) {
          blocks[k] = (short) (value > 0 ? value + bit : value - bit);
        }
      } else if (left-- == 0) {
        return k;
      }
    }
    return end;
  }

  @Override
  public void restart() {
    blocksWithoutNew = 0;
  }
}
