package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Copies one JPEG segment by segment, leaving out all that is not needed to show the picture: EXIF
 * (place, device, thumbnail), XMP, IPTC, comments, unknown application data, and whatever follows
 * the end of the picture. The coded picture itself is copied bit by bit.
 */
final class JpegCopy {

  static final int START = 0xD8;
  private static final int PROGRESSIVE = 0xC2;
  static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;

  /** A progressive picture has about ten; each costs a pass over all pixels. */
  private static final int MAX_SCANS = 20;

  private static final byte[] PLAIN_JFIF = HexFormat.of().parseHex("4a46494600010100000100010000");

  private final DataInputStream in;
  private final OutputStream out;
  private final DocumentLimits limits;
  private byte[] componentIds = {};
  private int width;
  private int height;
  private int orientation = 1;
  private int scans;
  private boolean inPasses;

  private JpegCopy(DataInputStream in, OutputStream out, DocumentLimits limits) {
    this.in = in;
    this.out = out;
    this.limits = limits;
  }

  /** Copies; refuses {@code file-damaged} and {@code too-many-pixels}. */
  static JpegFacts copy(DataInputStream in, OutputStream out, DocumentLimits limits)
      throws IOException {
    JpegCopy copy = new JpegCopy(in, out, limits);
    try {
      copy.copy();
    } catch (EOFException e) {
      throw FileRefused.invalid("file-damaged");
    }
    return new JpegFacts(
        copy.width, copy.height, copy.orientation, copy.componentIds, copy.inPasses);
  }

  private void copy() throws IOException {
    damagedUnless(in.readUnsignedByte() == 0xFF && in.readUnsignedByte() == START);
    marker(out, START);
    int marker = nextMarker();
    while (marker != END) {
      if (marker >= 0xD0 && marker <= 0xD7 || marker == 0x01) {
        marker = nextMarker();
        continue;
      }
      byte[] payload = payload();
      if (marker == SCAN) {
        damagedUnless(width > 0 && ++scans <= MAX_SCANS && payload.length > 0);
        if (payload[0] != componentIds.length) {
          notePasses();
        }
        segment(out, marker, payload);
        marker = copyScan();
        continue;
      }
      if (isFrame(marker)) {
        frame(marker, payload);
        segment(out, marker, payload);
      } else if (marker >= 0xE0 && marker <= 0xEF) {
        application(marker, payload);
      } else if (marker != COMMENT) {
        damagedUnless(marker >= 0xC0 && marker != START);
        segment(out, marker, payload);
      }
      marker = nextMarker();
    }
    damagedUnless(scans > 0);
    marker(out, END);
  }

  private void frame(int marker, byte[] payload) {
    damagedUnless(width == 0 && payload.length >= 6);
    height = unsigned(payload, 1);
    width = unsigned(payload, 3);
    limits.refusePixels(width, height);
    if (marker == PROGRESSIVE) {
      notePasses();
    }
    int components = payload[5] & 0xFF;
    damagedUnless(payload.length == 6 + 3 * components);
    componentIds = new byte[components];
    for (int i = 0; i < components; i++) {
      componentIds[i] = payload[6 + 3 * i];
    }
  }

  private void notePasses() {
    limits.refusePasses(width, height);
    inPasses = true;
  }

  private void application(int marker, byte[] payload) throws IOException {
    if (marker == 0xE1 && starts(payload, "Exif\0\0")) {
      orientation = ExifOrientation.of(payload, 6);
    } else if (marker == 0xE0 && starts(payload, "JFIF\0")) {
      byte[] header = payload.length < PLAIN_JFIF.length ? PLAIN_JFIF : payload;
      header = Arrays.copyOf(header, PLAIN_JFIF.length);
      header[12] = 0;
      header[13] = 0;
      keep(marker, header);
    } else if (marker == 0xE2 && starts(payload, "ICC_PROFILE\0")
        || marker == 0xEE && starts(payload, "Adobe") && payload.length == 12) {
      keep(marker, payload);
    }
  }

  private void keep(int marker, byte[] payload) throws IOException {
    if (scans == 0) {
      segment(out, marker, payload);
    }
  }

  /** Copies coded data and answers the marker that ends it. */
  private int copyScan() throws IOException {
    while (true) {
      int next = in.readUnsignedByte();
      if (next != 0xFF) {
        out.write(next);
        continue;
      }
      int marker = in.readUnsignedByte();
      while (marker == 0xFF) {
        marker = in.readUnsignedByte();
      }
      if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
        return marker;
      }
      marker(out, marker);
    }
  }

  private int nextMarker() throws IOException {
    damagedUnless(in.readUnsignedByte() == 0xFF);
    int marker = in.readUnsignedByte();
    while (marker == 0xFF) {
      marker = in.readUnsignedByte();
    }
    return marker;
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedShort();
    damagedUnless(length >= 2);
    byte[] payload = new byte[length - 2];
    in.readFully(payload);
    return payload;
  }

  static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  static void segment(OutputStream out, int marker, byte[] payload) throws IOException {
    marker(out, marker);
    out.write((payload.length + 2) >> 8);
    out.write(payload.length + 2);
    out.write(payload);
  }

  static void marker(OutputStream out, int marker) throws IOException {
    out.write(0xFF);
    out.write(marker);
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static boolean starts(byte[] payload, String name) {
    byte[] start = name.getBytes(StandardCharsets.ISO_8859_1);
    return payload.length >= start.length
        && Arrays.equals(payload, 0, start.length, start, 0, start.length);
  }
}
