package org.caunoi.platform.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures of few colours as PNG with a palette: what goes into a PDF that way is not decoded and
 * encoded anew.
 */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int PALETTE = 3;

  /** A picture a tenth larger is made in less than half the time. */
  private static final int LEVEL = 3;

  private Png() {}

  /**
   * @param bits of each pixel, 1 to 8
   * @param palette colours as red, green, blue
   * @param rows pixels, packed; each row begins with a new byte
   */
  public static byte[] of(int width, int height, int bits, byte[] palette, byte[][] rows) {
    ByteArrayOutputStream png = new ByteArrayOutputStream(8 * 1024);
    png.writeBytes(SIGNATURE);
    byte[] kind = {(byte) bits, PALETTE, 0, 0, 0};
    chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array());
    chunk(png, "PLTE", palette);
    chunk(png, "IDAT", deflated(rows));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] deflated(byte[][] rows) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(4 * 1024);
    byte[] buffer = new byte[4 * 1024];
    try (Deflater deflater = new Deflater(LEVEL)) {
      for (byte[] row : rows) {
        deflater.setInput(new byte[1]);
        drain(deflater, buffer, packed);
        deflater.setInput(row);
        drain(deflater, buffer, packed);
      }
      deflater.finish();
      drain(deflater, buffer, packed);
    }
    return packed.toByteArray();
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream packed) {
    for (int n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
      packed.write(buffer, 0, n);
    }
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(type);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
