package org.caunoi.document;

/** One more bit of the first coefficient of a block. */
record FinerDcBlocks(ScanBits bits, int low) implements BlockCoding {

  @Override
  public boolean goesOver() {
    return false;
  }

  @Override
  public void read(short[] blocks, int at) {
    blocks[at] |= (short) (bits.take(1) << low);
  }

  @Override
  public void restart() {}
}
