package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG to its end and copies only the chunks needed to show it; texts, times, EXIF, unknown
 * chunks and whatever follows the end are left out. The picture itself is copied bit by bit.
 */
final class PngInspection {

  private static final Set<String> SHOWN =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs",
          "bKGD");
  private static final int BUFFER = 64 * 1024;
  private static final int PALETTE = 3;

  private final DocumentLimits limits;

  PngInspection(DocumentLimits limits) {
    this.limits = limits;
  }

  InspectedFile inspect(Path file) throws IOException {
    Path clean = file.resolveSibling("clean");
    Size size;
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(clean)))) {
      size = copy(in, out);
    } catch (EOFException e) {
      throw FileRefused.invalid("file-damaged");
    }
    return InspectedFile.picture(
        clean, MediaKind.PNG, size.width(), size.height(), Files.size(file) - Files.size(clean));
  }

  private record Size(int width, int height) {}

  private Size copy(DataInputStream in, DataOutputStream out) throws IOException {
    out.writeLong(in.readLong());
    ByteBuffer header = header(in, out);
    try (PngSamples samples = new PngSamples(header)) {
      boolean palette = header.get(9) != PALETTE;
      String before = "IHDR";
      boolean begun = false;
      while (!before.equals("IEND")) {
        int length = in.readInt();
        byte[] name = in.readNBytes(4);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        damagedUnless(length >= 0 && name.length == 4 && !type.equals("IHDR"));
        boolean picture = type.equals("IDAT");
        palette |= type.equals("PLTE");
        damagedUnless(!picture || palette && (!begun || before.equals("IDAT")));
        begun |= picture;
        boolean shown = SHOWN.contains(type);
        damagedUnless(shown || Character.isLowerCase(type.charAt(0)));
        chunk(in, name, length, shown ? out : null, picture ? samples : null);
        before = type;
      }
      damagedUnless(samples.isWhole());
    }
    return new Size(header.getInt(0), header.getInt(4));
  }

  private static void chunk(
      DataInputStream in,
      byte[] name,
      int length,
      @Nullable DataOutputStream out,
      @Nullable PngSamples samples)
      throws IOException {
    if (out != null) {
      out.writeInt(length);
      out.write(name);
    }
    CRC32 crc = new CRC32();
    crc.update(name);
    byte[] buffer = new byte[Math.min(length, BUFFER)];
    for (int left = length; left > 0; ) {
      int part = Math.min(left, buffer.length);
      in.readFully(buffer, 0, part);
      crc.update(buffer, 0, part);
      if (out != null) {
        out.write(buffer, 0, part);
      }
      if (samples != null) {
        samples.unpack(buffer, part);
      }
      left -= part;
    }
    int sum = in.readInt();
    if (out != null) {
      damagedUnless(sum == (int) crc.getValue());
      out.writeInt(sum);
    }
  }

  /** The thirteen bytes that say what the picture is. */
  private ByteBuffer header(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] chunk = in.readNBytes(4 + 4 + 13 + 4);
    damagedUnless(chunk.length == 25);
    ByteBuffer fields = ByteBuffer.wrap(chunk);
    CRC32 crc = new CRC32();
    crc.update(chunk, 4, 17);
    damagedUnless(
        fields.getInt(0) == 13
            && new String(chunk, 4, 4, StandardCharsets.ISO_8859_1).equals("IHDR")
            && fields.getInt(21) == (int) crc.getValue());
    limits.refusePixels(fields.getInt(8), fields.getInt(12));
    out.write(chunk);
    return fields.slice(8, 13);
  }
}
