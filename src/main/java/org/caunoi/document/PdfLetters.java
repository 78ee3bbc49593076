package org.caunoi.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a PDF, or of what is packed in it, in their order; one piece of them is in memory. */
abstract class PdfLetters implements Closeable {

  /** What {@link #next} says at the end. */
  static final int END = -1;

  /** What is no object but tells how to read them. */
  static final long TRAILER = -1;

  private final InputStream in;
  private final byte[] piece = new byte[16 * 1024];
  private int filled;
  private int at;
  private long position;

  PdfLetters(InputStream in) {
    this.in = in;
  }

  final int next() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(piece));
      if (filled == 0) {
        return END;
      }
    }
    int letter = piece[at++] & 0xFF;
    position++;
    heard(letter);
    return letter;
  }

  /** How many were read. */
  final long position() {
    return position;
  }

  /** Told of each letter. */
  abstract void heard(int letter) throws IOException;

  /** Whether an object begins behind what was read, wherever a reader takes that to be. */
  abstract boolean begins();

  /** The number of the object that begins. */
  abstract long begin() throws IOException;

  @Override
  public void close() throws IOException {
    in.close();
  }
}
