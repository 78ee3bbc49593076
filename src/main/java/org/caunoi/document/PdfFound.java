package org.caunoi.document;

/** What the objects of a PDF say together. */
final class PdfFound {

  private final int mostPages;
  private final PdfPlaces places;

  /** Their numbers: a page that was changed later is written once more. */
  private final long[] pages;

  private int count;
  private boolean catalog;
  private boolean acts;
  private boolean encrypted;
  private boolean sound = true;

  PdfFound(int mostPages, PdfPlaces places) {
    this.mostPages = mostPages;
    this.places = places;
    this.pages = new long[mostPages + 1];
  }

  void add(PdfObject object) {
    acts |= object.acts();
    encrypted |= object.encrypts();
    catalog |= object.type() == PdfWord.CATALOG;
    page(object.number(), object.type() == PdfWord.PAGE);
  }

  private void page(long number, boolean is) {
    int at = 0;
    while (at < count && pages[at] != number) {
      at++;
    }
    if (is && at == count && count < pages.length) {
      pages[count++] = number;
    } else if (!is && at < count) {
      pages[at] = pages[--count];
    }
  }

  PdfPlaces places() {
    return places;
  }

  void isDamaged() {
    sound = false;
  }

  boolean isSound() {
    return sound;
  }

  /**
   * How many pages it has. Refused: {@code file-encrypted}, {@code file-damaged}, {@code
   * too-many-pages}, {@code pdf-active-content}.
   */
  int pages() {
    if (encrypted) {
      throw FileRefused.invalid("file-encrypted");
    }
    FileRefused.damagedUnless(sound && catalog && count > 0);
    places.refuseOthers();
    if (count > mostPages) {
      throw FileRefused.tooLarge("too-many-pages", mostPages);
    }
    if (acts) {
      throw FileRefused.invalid("pdf-active-content");
    }
    return count;
  }
}
