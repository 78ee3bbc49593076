package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * Reads tables of places that are packed in streams: a reader unpacks each stream of which one of
 * them says that objects are in it, whatever that says of itself.
 */
final class PdfPlaces {

  private static final int IN_A_STREAM = 2;

  /** No paper has numbers as large. */
  private static final int LARGEST = 200_000;

  private final PdfCounts counts;
  private final BitSet named = new BitSet();
  private final BitSet known = new BitSet();

  PdfPlaces(PdfCounts counts) {
    this.counts = counts;
  }

  /** A stream of objects that was read. */
  void isStreamOfObjects(long number) {
    if (number >= 0 && number <= LARGEST) {
      known.set((int) number);
    }
  }

  void read(InputStream unpacked, PdfPacking packing) throws IOException {
    InputStream table = packing.rows() == 0 ? unpacked : new PngRows(unpacked, packing.rows());
    int[] widths = packing.widths();
    if (widths[0] > 0) {
      for (long kind = field(table, widths[0]); kind >= 0; kind = field(table, widths[0])) {
        counts.listed(1);
        long place = field(table, widths[1]);
        field(table, widths[2]);
        if (kind == IN_A_STREAM && place >= 0) {
          FileRefused.damagedUnless(place <= LARGEST);
          named.set((int) place);
        }
      }
    } else {
      counts.listed(length(unpacked) / Math.max(1, widths[1] + widths[2]));
    }
  }

  static long length(InputStream stream) throws IOException {
    byte[] nowhere = new byte[8 * 1024];
    long length = 0;
    for (int read = stream.read(nowhere); read > 0; read = stream.read(nowhere)) {
      length += read;
    }
    return length;
  }

  /** Less than 0 at the end. */
  private static long field(InputStream table, int width) throws IOException {
    long value = 0;
    for (int i = 0; i < width; i++) {
      int next = table.read();
      if (next < 0) {
        return -1;
      }
      value = (value << 8 | next) & Long.MAX_VALUE;
    }
    return value;
  }

  /** Refuses {@code file-damaged} where objects are said to be in what is no stream of objects. */
  void refuseOthers() {
    BitSet others = (BitSet) named.clone();
    others.andNot(known);
    FileRefused.damagedUnless(others.isEmpty());
  }
}
