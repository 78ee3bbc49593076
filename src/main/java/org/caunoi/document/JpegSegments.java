package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Gives the coded data of a JPEG other application segments, one segment at a time. */
final class JpegSegments {

  private static final int SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final byte[] NONE = {};

  /** To a decoder: samples are what they are, no colours to convert. */
  private static final byte[] AS_CODED = HexFormat.of().parseHex("41646f626500640000000000");

  /** EXIF of one value, 0x0112; its last byte but six says how the picture is held. */
  private static final byte[] HELD =
      HexFormat.of()
          .parseHex(
              "457869660000" + "4d4d002a00000008" + "0001011200030000000100000000" + "00000000");

  private JpegSegments() {}

  /** Without any; a decoder then neither applies a stranger's profile nor converts colours. */
  static void bare(Path clean, Path bare) throws IOException {
    try (DataInputStream in = in(clean);
        OutputStream out = out(bare)) {
      in.skipNBytes(2);
      start(out);
      codedData(in, NONE, out);
    }
  }

  /** What {@link #bare} begins with. */
  static void start(OutputStream out) throws IOException {
    JpegCopy.marker(out, JpegCopy.START);
    JpegCopy.segment(out, ADOBE, AS_CODED);
  }

  /** With those of the clean copy before its first scan, and its names of components. */
  static void dressed(Path coded, Path clean, byte[] componentIds, Path dressed)
      throws IOException {
    try (DataInputStream in = in(coded);
        DataInputStream from = in(clean);
        OutputStream out = out(dressed)) {
      out.write(in.readNBytes(2));
      from.skipNBytes(2);
      for (int marker = marker(from); marker != SCAN; marker = marker(from)) {
        byte[] payload = payload(from);
        if (isApplication(marker)) {
          JpegCopy.segment(out, marker, payload);
        }
      }
      codedData(in, componentIds, out);
    }
  }

  /** With one more that says how the picture is held, and nothing else. */
  static void held(Path clean, int orientation, Path held) throws IOException {
    byte[] exif = HELD.clone();
    exif[exif.length - 7] = (byte) orientation;
    try (DataInputStream in = in(clean);
        OutputStream out = out(held)) {
      out.write(in.readNBytes(2));
      JpegCopy.segment(out, EXIF, exif);
      in.transferTo(out);
    }
  }

  private static void codedData(DataInputStream in, byte[] componentIds, OutputStream out)
      throws IOException {
    int marker;
    do {
      marker = marker(in);
      byte[] payload = payload(in);
      if (JpegCopy.isFrame(marker)) {
        name(payload, 6, 3, componentIds);
      } else if (marker == SCAN) {
        name(payload, 1, 2, componentIds);
      }
      if (!isApplication(marker)) {
        JpegCopy.segment(out, marker, payload);
      }
    } while (marker != SCAN);
    in.transferTo(out);
  }

  private static void name(byte[] payload, int first, int step, byte[] ids) {
    for (int i = 0; i < ids.length; i++) {
      payload[first + i * step] = ids[i];
    }
  }

  private static boolean isApplication(int marker) {
    return marker >= 0xE0 && marker <= 0xEF;
  }

  private static int marker(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    return in.readUnsignedByte();
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    byte[] payload = new byte[in.readUnsignedShort() - 2];
    in.readFully(payload);
    return payload;
  }

  private static DataInputStream in(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static OutputStream out(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }
}
