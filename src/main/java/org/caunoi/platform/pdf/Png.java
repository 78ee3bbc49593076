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

  /** What one of ours holds under that name, such as {@code PLTE}; nothing where there is none. */
  public static byte[] chunk(byte[] png, String name) {
    ByteBuffer left = ByteBuffer.wrap(png).position(SIGNATURE.length);
    byte[] type = new byte[4];
    while (left.hasRemaining()) {
      byte[] data = new byte[left.getInt()];
      left.get(type).get(data).getInt();
      if (name.equals(new String(type, StandardCharsets.US_ASCII))) {
        return data;
      }
    }
    return new byte[0];
  }

  /** All rows at once: asked for each row, the library takes longer for the asking. */
  private static byte[] deflated(byte[][] rows) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(rows.length * (rows[0].length + 1));
    for (byte[] row : rows) {
      plain.write(0);
      plain.writeBytes(row);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(4 * 1024);
    byte[] buffer = new byte[4 * 1024];
    try (Deflater deflater = new Deflater(LEVEL)) {
      deflater.setInput(plain.toByteArray());
      deflater.finish();
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return packed.toByteArray();
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
