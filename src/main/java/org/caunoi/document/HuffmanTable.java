package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

/** A table of a JPEG, from which the symbols of a scan are read. */
final class HuffmanTable {

  static final int LONGEST = 16;

  /** Codes up to this length are looked up at once. */
  private static final int SHORT = 9;

  private final short[] shorts = new short[1 << SHORT];
  private final int[] last = new int[LONGEST + 1];
  private final int[] first = new int[LONGEST + 1];
  private final byte[] symbols;

  /**
   * Refused: {@code file-damaged}.
   *
   * @param counts how many codes there are of each length from 1 to 16
   * @param symbols as many as the counts say, the shortest code first
   */
  HuffmanTable(byte[] counts, byte[] symbols) {
    this.symbols = symbols;
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = counts[length - 1] & 0xFF;
      first[length] = symbol - code;
      last[length] = count == 0 ? -1 : code + count - 1;
      damagedUnless(code + count <= 1 << length && symbol + count <= symbols.length);
      for (int i = 0; i < count; i++, code++, symbol++) {
        if (length <= SHORT) {
          fill(code, length, symbols[symbol]);
        }
      }
      code <<= 1;
    }
  }

  private void fill(int code, int length, byte symbol) {
    int from = code << SHORT - length;
    for (int i = 0; i < 1 << SHORT - length; i++) {
      shorts[from + i] = (short) (length << 8 | symbol & 0xFF);
    }
  }

  /** The next symbol, 0 to 255. Refused: {@code file-damaged}. */
  int next(ScanBits bits) {
    int ahead = bits.peek();
    int found = shorts[ahead >> LONGEST - SHORT];
    if (found != 0) {
      bits.drop(found >> 8);
      return found & 0xFF;
    }
    for (int length = SHORT + 1; length <= LONGEST; length++) {
      int code = ahead >> LONGEST - length;
      if (code <= last[length]) {
        bits.drop(length);
        return symbols[first[length] + code] & 0xFF;
      }
    }
    throw FileRefused.invalid("file-damaged");
  }
}
