package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.document.JpegScan.Part;
import org.jspecify.annotations.Nullable;

/** Finds the scans of a JPEG, each with the tables that are in force where it begins. */
final class JpegScans {

  private static final int HUFFMAN = 0xC4;
  private static final int SCAN = 0xDA;
  private static final int QUANTISATION = 0xDB;
  private static final int RESTART = 0xDD;

  private final RandomAccessFile file;
  private final JpegTables tables = new JpegTables();
  private final List<JpegScan> scans = new ArrayList<>();
  private final List<byte[]> quantisation = new ArrayList<>();
  private @Nullable JpegFrame frame;
  private KnownBits known = new KnownBits(0);
  private int interval;
  private long position;

  private JpegScans(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Those of a file that was copied segment by segment. Refused: {@code file-damaged}.
   *
   * @param bytes the same file, from which the scans are read later
   */
  static JpegScans of(Path jpeg, RandomAccessFile bytes) throws IOException {
    JpegScans scans = new JpegScans(bytes);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
      in.skipNBytes(2);
      scans.position = 2;
      scans.find(in);
    } catch (EOFException e) {
      throw FileRefused.invalid("file-damaged");
    }
    damagedUnless(scans.known.isAll());
    return scans;
  }

  /** In their order. */
  List<JpegScan> list() {
    return scans;
  }

  /** Refused: {@code file-damaged} where there is none. */
  JpegFrame frame() {
    if (frame == null) {
      throw FileRefused.invalid("file-damaged");
    }
    return frame;
  }

  /** Of each component 64 steps of one byte or of two. */
  List<byte[]> quantisation() {
    return quantisation;
  }

  private void find(DataInputStream in) throws IOException {
    int marker = marker(in);
    while (marker != JpegCopy.END) {
      int length = in.readUnsignedShort() - 2;
      damagedUnless(length > 0);
      byte[] payload = new byte[length];
      in.readFully(payload);
      position += 2 + length;
      switch (marker) {
        case HUFFMAN -> tables.takeHuffman(payload);
        case QUANTISATION -> tables.takeQuantisation(payload);
        case RESTART -> {
          damagedUnless(length == 2);
          interval = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
        case SCAN -> begin(payload);
        default -> {
          if (JpegCopy.isFrame(marker)) {
            begin(JpegFrame.of(marker, payload));
          }
        }
      }
      marker = marker == SCAN ? behindScan(in) : marker(in);
    }
  }

  private void begin(JpegFrame found) {
    damagedUnless(frame == null);
    frame = found;
    known = new KnownBits(found.components().size());
    found.components().forEach(component -> quantisation.add(new byte[0]));
  }

  private void begin(byte[] payload) {
    JpegFrame of = frame();
    int number = payload[0];
    damagedUnless(number >= 1 && number <= 4 && payload.length == 4 + 2 * number);
    ScanBits bits = new ScanBits(file, position);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int component = of.indexOf(payload[1 + 2 * i] & 0xFF);
      damagedUnless(parts.stream().noneMatch(part -> part.component() == component));
      if (quantisation.get(component).length == 0) {
        quantisation.set(
            component, tables.quantisation(of.components().get(component).quantisation()));
      }
      int slots = payload[2 + 2 * i] & 0xFF;
      parts.add(
          new Part(
              component,
              of.progressive()
                  ? pass(component, slots, payload, bits)
                  : whole(component, slots, bits)));
    }
    scans.add(new JpegScan(of, parts, bits, interval));
  }

  private BlockCoding whole(int component, int slots, ScanBits bits) {
    known.learnAll(component);
    return new WholeBlocks(bits, tables.dc(slots >> 4), tables.ac(slots & 0xF));
  }

  private BlockCoding pass(int component, int slots, byte[] payload, ScanBits bits) {
    int first = payload[payload.length - 3];
    int last = payload[payload.length - 2];
    int high = (payload[payload.length - 1] & 0xFF) >> 4;
    int low = payload[payload.length - 1] & 0xF;
    damagedUnless(first >= 0 && (first == 0 || payload[0] == 1));
    known.learn(component, first, last, high, low);
    if (first == 0) {
      return high == 0
          ? new DcBlocks(bits, tables.dc(slots >> 4), low)
          : new FinerDcBlocks(bits, low);
    }
    HuffmanTable table = tables.ac(slots & 0xF);
    return high == 0
        ? new AcBlocks(bits, table, first, last, low)
        : new FinerAcBlocks(bits, table, first, last, low);
  }

  /** Goes over coded bits and answers the marker behind them. */
  private int behindScan(DataInputStream in) throws IOException {
    while (true) {
      position++;
      if (in.readUnsignedByte() == 0xFF) {
        position++;
        int next = in.readUnsignedByte();
        if (next != 0 && (next < 0xD0 || next > 0xD7)) {
          return next;
        }
      }
    }
  }

  private int marker(DataInputStream in) throws IOException {
    position += 2;
    damagedUnless(in.readUnsignedByte() == 0xFF);
    return in.readUnsignedByte();
  }
}
