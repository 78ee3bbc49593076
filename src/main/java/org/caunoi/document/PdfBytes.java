package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file to the PDF parser, of which one piece of 16 KB is in memory. */
final class PdfBytes implements RandomAccessRead {

  private final RandomAccessFile file;
  private final byte[] piece = new byte[16 * 1024];
  private final long length;
  private long from;
  private int filled;
  private long position;
  private boolean closed;

  PdfBytes(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
    this.length = this.file.length();
  }

  @Override
  public int read() throws IOException {
    if (!reach()) {
      return -1;
    }
    return piece[(int) (position++ - from)] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    if (wanted == 0) {
      return 0;
    }
    if (!reach()) {
      return -1;
    }
    int part = (int) Math.min(wanted, from + filled - position);
    System.arraycopy(piece, (int) (position - from), into, offset, part);
    position += part;
    return part;
  }

  /** False at the end; else the piece in memory has the byte at the position. */
  private boolean reach() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (position >= length) {
      return false;
    }
    if (position < from || position >= from + filled) {
      // Parsers look back a little.
      from = Math.max(0, position - piece.length / 4);
      filled = (int) Math.min(piece.length, length - from);
      file.seek(from);
      file.readFully(piece, 0, filled);
    }
    return true;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long to) throws IOException {
    if (to < 0) {
      throw new IOException("before the start");
    }
    position = Math.min(to, length);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return position >= length;
  }

  @Override
  public RandomAccessReadView createView(long start, long bytes) {
    return new RandomAccessReadView(this, start, bytes);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    file.close();
  }
}
