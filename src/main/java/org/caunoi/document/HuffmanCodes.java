package org.caunoi.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** A table by which symbols are written. */
final class HuffmanCodes {

  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];
  private final JPEGHuffmanTable table;

  HuffmanCodes(JPEGHuffmanTable table) {
    this.table = table;
    int code = 0;
    int at = 0;
    for (int length = 1; length <= table.getLengths().length; length++) {
      for (int i = 0; i < table.getLengths()[length - 1]; i++) {
        int symbol = table.getValues()[at++];
        codes[symbol] = code++;
        lengths[symbol] = length;
      }
      code <<= 1;
    }
  }

  /** Refused: {@code file-damaged} where no picture of eight bits has such a symbol. */
  void put(int symbol, JpegBits bits) throws IOException {
    FileRefused.damagedUnless(lengths[symbol] > 0);
    bits.put(codes[symbol], lengths[symbol]);
  }

  /** What a segment says of it. */
  byte[] segment(int kind) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(kind << 4);
    for (int i = 0; i < HuffmanTable.LONGEST; i++) {
      payload.write(i < table.getLengths().length ? table.getLengths()[i] : 0);
    }
    for (short symbol : table.getValues()) {
      payload.write(symbol);
    }
    return payload.toByteArray();
  }
}
