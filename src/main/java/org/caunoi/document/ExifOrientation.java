package org.caunoi.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the one EXIF value that matters: how the camera was held (tag 0x0112). */
final class ExifOrientation {

  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /** 1 to 8; 1 where nothing sensible is said. */
  static int of(byte[] segment, int tiffStart) {
    ByteBuffer tiff = ByteBuffer.wrap(segment, tiffStart, segment.length - tiffStart).slice();
    if (tiff.remaining() < 8) {
      return 1;
    }
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory + 2 > tiff.limit()) {
      return 1;
    }
    int first = (int) directory + 2;
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int i = 0; i < entries && first + (i + 1) * ENTRY_BYTES <= tiff.limit(); i++) {
      int entry = first + i * ENTRY_BYTES;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
        int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
