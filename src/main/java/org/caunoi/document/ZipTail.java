package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tells whether a file also opens as a ZIP: by its last 64 KB, without reading its list. */
final class ZipTail {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int COMMENT_BYTES = 0xFFFF;
  private static final int PIECE = 64 * 1024;

  private ZipTail() {}

  static boolean isIn(RandomAccessFile file) throws IOException {
    long size = file.length();
    // An end lies at most a comment before the end of the file; two pieces hold all of that.
    return isIn(file, Math.max(0, size - PIECE), size)
        || isIn(file, Math.max(0, size - COMMENT_BYTES - END_BYTES), size);
  }

  private static boolean isIn(RandomAccessFile file, long from, long size) throws IOException {
    ByteBuffer piece = piece(file, from, (int) Math.min(PIECE, size - from));
    for (int at = 0; at + END_BYTES <= piece.limit(); at++) {
      if (piece.getInt(at) == END && hasList(file, piece, at, from + at)) {
        return true;
      }
    }
    return false;
  }

  /** Readers take the list to lie right before its end, whatever was put in front of the file. */
  private static boolean hasList(RandomAccessFile file, ByteBuffer piece, int at, long end)
      throws IOException {
    int entries = Short.toUnsignedInt(piece.getShort(at + 10));
    long bytes = Integer.toUnsignedLong(piece.getInt(at + 12));
    return entries == 0
        || bytes == 0xFFFFFFFFL
        || bytes <= end && piece(file, end - bytes, 4).getInt(0) == ENTRY;
  }

  private static ByteBuffer piece(RandomAccessFile file, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
