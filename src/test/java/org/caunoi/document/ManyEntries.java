package org.caunoi.document;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A ZIP file with any number of empty entries, made while it is read: it is in no memory. */
final class ManyEntries extends InputStream {

  private static final int LOCAL = 30;
  private static final int CENTRAL = 46;
  private static final int NAME = 8;

  private final int entries;
  private int next;
  private ByteBuffer piece = ByteBuffer.allocate(0);

  ManyEntries(int entries) {
    this.entries = entries;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int filled = 0;
    while (filled < length && (piece.hasRemaining() || next <= 2 * entries)) {
      if (!piece.hasRemaining()) {
        piece = piece(next++);
      }
      int n = Math.min(length - filled, piece.remaining());
      piece.get(bytes, offset + filled, n);
      filled += n;
    }
    return filled == 0 && length > 0 ? -1 : filled;
  }

  /** First all entries, then the directory of them, then its end. */
  private ByteBuffer piece(int n) {
    ByteBuffer made = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    if (n < entries) {
      made.putInt(0x04034b50).position(LOCAL - 4).putShort((short) NAME).putShort((short) 0);
      made.put(name(n));
    } else if (n < 2 * entries) {
      made.putInt(0x02014b50).position(28).putShort((short) NAME);
      made.position(CENTRAL - 4).putInt((n - entries) * (LOCAL + NAME)).put(name(n - entries));
    } else {
      made.putInt(0x06054b50).position(8).putShort((short) -1).putShort((short) -1);
      made.putInt(entries * (CENTRAL + NAME)).putInt(entries * (LOCAL + NAME)).putShort((short) 0);
    }
    return made.flip();
  }

  private static byte[] name(int n) {
    byte[] digits = new byte[NAME];
    int rest = n;
    for (int i = NAME - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return digits;
  }
}
