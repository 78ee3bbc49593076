package org.caunoi.document;

import java.util.Arrays;

/**
 * What the dictionary of a stream says of objects, or places of objects, that are packed in it.
 * Readers unpack both in memory; whatever one of them might take for either counts as it.
 */
final class PdfPacking {

  private static final long UNSAID = -1;
  private static final long INDIRECT = -2;
  private static final int FIELDS = 3;
  private static final int WIDEST = 8;
  private static final int PREDICTED = 10;
  private static final int BITS = 8;

  private final int[] widths = new int[FIELDS];
  private int fields;
  private boolean objects;
  private boolean places;
  private boolean says;
  private boolean flate;
  private boolean odd;
  private boolean unusual;
  private long count;
  private long first;
  private long predictor;
  private long columns;

  /** Before an object nothing is known. */
  void forget() {
    Arrays.fill(widths, 0);
    fields = 0;
    objects = false;
    places = false;
    says = false;
    flate = false;
    odd = false;
    unusual = false;
    count = UNSAID;
    first = UNSAID;
    predictor = 1;
    columns = 1;
  }

  void mentions(PdfWord word) {
    says |= word == PdfWord.PACKED_OBJECTS || word == PdfWord.PACKED_PLACES;
    objects |= word == PdfWord.FIRST || word == PdfWord.PACKED_OBJECTS;
    places |= word == PdfWord.WIDTHS || word == PdfWord.PACKED_PLACES;
  }

  void filter(PdfWord word) {
    boolean known = word == PdfWord.FLATE || word == PdfWord.FLATE_SHORT;
    odd |= !known || flate;
    flate |= known;
  }

  void width(long value) {
    if (fields < FIELDS) {
      widths[fields] = (int) Math.min(WIDEST + 1, value);
    }
    fields++;
  }

  /**
   * @param outer in the dictionary of the stream itself, not in one within
   * @param again where it is a part of a reference, or the key has several values
   */
  void number(boolean outer, PdfWord key, long value, boolean again) {
    long said = again ? INDIRECT : value;
    if (outer && key == PdfWord.COUNT) {
      count = said;
    } else if (outer && key == PdfWord.FIRST) {
      first = said;
    } else if (outer && key == PdfWord.TYPE) {
      objects = true;
      odd = true;
    } else if (key == PdfWord.PREDICTOR) {
      predictor = said;
    } else if (key == PdfWord.COLUMNS) {
      columns = said;
    } else if (key == PdfWord.COLOURS) {
      unusual |= said != 1;
    } else if (key == PdfWord.BITS) {
      unusual |= said != BITS;
    }
  }

  /** Whether a reader may take it for a stream of objects. */
  boolean isObjects() {
    return objects;
  }

  /** Whether a reader may take it for a stream of places. */
  boolean isPlaces() {
    return places;
  }

  /** Whether it calls itself either, which it only may as a stream. */
  boolean saysSo() {
    return says;
  }

  /** Whether it is packed in another way than all programs pack either. */
  boolean isOdd() {
    return odd
        || !flate
        || count == INDIRECT
        || first == INDIRECT
        || objects && predictor != 1
        || places && !isUsualTable();
  }

  private boolean isUsualTable() {
    boolean fit = fields == 0 || fields == FIELDS;
    for (int width : widths) {
      fit &= width >= 0 && width <= WIDEST;
    }
    return fit
        && !unusual
        && (predictor == 1 || predictor >= PREDICTED)
        && columns > 0
        && columns <= FIELDS * WIDEST;
  }

  /** How many objects it says are packed in it; less than 0 where it does not say so. */
  long count() {
    return count;
  }

  /** Where the first of them begins; less than 0 where it does not say so. */
  long first() {
    return first;
  }

  /** Bytes of kind, place and generation in a table. */
  int[] widths() {
    return widths.clone();
  }

  /** Bytes of a row that tells how it differs from the one before; 0 where none does. */
  int rows() {
    return predictor >= PREDICTED ? (int) columns : 0;
  }
}
