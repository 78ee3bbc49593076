package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tables of a JPEG that are in force at a place of the file. */
final class JpegTables {

  private static final int SLOTS = 4;

  private final @Nullable Codes[] codes = new Codes[2 * SLOTS];
  private final byte[][] steps = new byte[SLOTS][0];

  @SuppressWarnings("ArrayRecordComponent")
  private record Codes(byte[] counts, byte[] symbols) {}

  /** Takes over the payload of a segment. Refused: {@code file-damaged}. */
  void takeHuffman(byte[] payload) {
    for (int at = 0; at < payload.length; ) {
      int kind = (payload[at] & 0xFF) >> 4;
      int slot = payload[at] & 0xF;
      int from = at + 1 + HuffmanTable.LONGEST;
      damagedUnless(kind <= 1 && slot < SLOTS && from <= payload.length);
      byte[] counts = Arrays.copyOfRange(payload, at + 1, from);
      int number = 0;
      for (byte count : counts) {
        number += count & 0xFF;
      }
      at = from + number;
      damagedUnless(number <= 256 && at <= payload.length);
      codes[kind * SLOTS + slot] = new Codes(counts, Arrays.copyOfRange(payload, from, at));
    }
  }

  /** As above. */
  void takeQuantisation(byte[] payload) {
    for (int at = 0; at < payload.length; ) {
      int wide = (payload[at] & 0xFF) >> 4;
      int slot = payload[at] & 0xF;
      int end = at + 1 + 64 * (wide + 1);
      damagedUnless(wide <= 1 && slot < SLOTS && end <= payload.length);
      steps[slot] = Arrays.copyOfRange(payload, at + 1, end);
      at = end;
    }
  }

  /** For the first coefficient of blocks. Refused: {@code file-damaged} where there is none. */
  HuffmanTable dc(int slot) {
    return huffman(0, slot);
  }

  /** For the others. Refused: {@code file-damaged} where there is none. */
  HuffmanTable ac(int slot) {
    return huffman(1, slot);
  }

  private HuffmanTable huffman(int kind, int slot) {
    damagedUnless(slot < SLOTS);
    Codes found = codes[kind * SLOTS + slot];
    if (found == null) {
      throw FileRefused.invalid("file-damaged");
    }
    return new HuffmanTable(found.counts, found.symbols);
  }

  /** 64 steps of one byte or of two. Refused: {@code file-damaged} where there are none. */
  byte[] quantisation(int slot) {
    damagedUnless(steps[slot].length > 0);
    return steps[slot];
  }
}
