package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The letters of objects that are packed in a stream. It begins with the number and the place of
 * each, which is read once more beside it.
 */
final class PackedLetters extends PdfLetters {

  private static final int DIGITS = 10;

  private final InputStream list;
  private final long first;
  private long left;
  private long listed;
  private long number;
  private long place = -1;
  private long begun;
  private boolean begins;

  /**
   * @param list the stream from its start
   * @param objects the same stream
   * @param count how many objects it is said to have
   * @param first where the first of them begins
   */
  PackedLetters(InputStream list, InputStream objects, long count, long first) throws IOException {
    super(objects);
    this.list = new BufferedInputStream(list, 1024);
    this.first = first;
    this.left = count;
    for (long skipped = 0; skipped < first; ) {
      long more = objects.skip(first - skipped);
      if (more <= 0) {
        left = 0;
        break;
      }
      skipped += more;
    }
    expectNext();
  }

  @Override
  void heard(int letter) {
    begins |= position() == place;
  }

  @Override
  boolean begins() {
    return begins;
  }

  @Override
  long begin() throws IOException {
    begun = number;
    begins = false;
    expectNext();
    return begun;
  }

  /** Refuses {@code file-damaged} where they do not lie one behind the other. */
  private void expectNext() throws IOException {
    long before = Math.max(0, place);
    place = Long.MAX_VALUE;
    if (left-- > 0 && listed < first) {
      long next = integer();
      long where = integer();
      if (where >= 0) {
        FileRefused.damagedUnless(where >= before && where >= position());
        number = next;
        place = where;
        begins = where == position();
      }
    }
  }

  /** The next one of the list; less than 0 where there is none. */
  private long integer() throws IOException {
    int letter = listed();
    while (PdfSign.isBlank(letter)) {
      letter = listed();
    }
    long value = PdfSign.isDigit(letter) ? 0 : -1;
    for (int digits = 0; PdfSign.isDigit(letter) && digits < DIGITS; digits++) {
      value = value * 10 + letter - '0';
      letter = listed();
    }
    return value;
  }

  private int listed() throws IOException {
    listed++;
    return list.read();
  }
}
