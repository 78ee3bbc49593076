package org.caunoi.document;

import java.io.IOException;
import java.io.OutputStream;

/** Writes bits as a JPEG has them: a byte of ones only is followed by one of zeros. */
final class JpegBits {

  private final OutputStream out;
  private long bits;
  private int count;

  JpegBits(OutputStream out) {
    this.out = out;
  }

  /** Up to 32 bits of a number from 0 on. */
  void put(int value, int number) throws IOException {
    bits = bits << number | value;
    count += number;
    while (count >= 8) {
      count -= 8;
      int next = (int) (bits >> count) & 0xFF;
      out.write(next);
      if (next == 0xFF) {
        out.write(0);
      }
    }
  }

  /** Fills the last byte with ones. */
  void finish() throws IOException {
    put(0x7F, 7);
  }
}
