package org.caunoi.document;

import org.jspecify.annotations.Nullable;

/** What is known of the object of a PDF that is being read; nothing of it is kept but this. */
final class PdfObject {

  /** Papers have less than ten. */
  private static final int DEEPEST = 100;

  private final boolean[] dictionary = new boolean[DEEPEST + 1];
  private final boolean[] valued = new boolean[DEEPEST + 1];
  private final @Nullable PdfWord[] keys = new PdfWord[DEEPEST + 1];
  private final PdfPacking packing = new PdfPacking();
  private int depth;
  private long number;
  private PdfWord type = PdfWord.OTHER;
  private boolean acts;
  private boolean encrypted;

  void begin(long of) {
    packing.forget();
    depth = 0;
    valued[0] = false;
    number = of;
    type = PdfWord.OTHER;
    acts = false;
    encrypted = false;
  }

  /** Refuses {@code file-damaged} where more lies in one another than papers have. */
  void open(boolean asDictionary) {
    FileRefused.damagedUnless(depth < DEEPEST);
    valued[depth] = true;
    depth++;
    dictionary[depth] = asDictionary;
    valued[depth] = false;
    keys[depth] = null;
  }

  void close() {
    depth = Math.max(0, depth - 1);
  }

  void name(PdfWord word) {
    acts |= word.acts();
    if (depth == 0) {
      acts |= word.isKindThatActs();
    } else if (dictionary[depth] && (keys[depth] == null || valued[depth])) {
      keys[depth] = word;
      valued[depth] = false;
    } else {
      value(word);
    }
    if (depth == 1) {
      mentions(word);
    }
  }

  /** As a name, or within a string that another reader may take to end earlier. */
  void mentions(PdfWord word) {
    packing.mentions(word);
    encrypted |= word == PdfWord.ENCRYPT;
  }

  private void value(PdfWord word) {
    valued[depth] = true;
    @Nullable PdfWord key = keys[depth];
    acts |= key != null && key.tellsKind() && word.isKindThatActs();
    if (depth == 1 && key == PdfWord.TYPE) {
      type = word;
    }
    if (isFilter()) {
      packing.filter(word);
    }
  }

  private boolean isFilter() {
    boolean there = depth == 1 || depth == 2 && !dictionary[2];
    return there && (keys[1] == PdfWord.FILTER || keys[1] == PdfWord.FILTER_SHORT);
  }

  /** A number, be it a value or a part of a reference to another object. */
  void number(long value) {
    boolean again = valued[depth];
    valued[depth] = true;
    if (isFilter()) {
      packing.filter(PdfWord.OTHER);
    } else if (depth == 2 && !dictionary[2] && keys[1] == PdfWord.WIDTHS) {
      packing.width(value);
    } else if (depth > 0 && keys[depth] != null) {
      packing.number(depth == 1, keys[depth], value, again);
    }
  }

  /** Any other value. */
  void value() {
    valued[depth] = true;
  }

  long number() {
    return number;
  }

  PdfWord type() {
    return type;
  }

  /** Whether it runs code, starts programs or carries other files. */
  boolean acts() {
    return acts;
  }

  /** Whether it says that the file is encrypted, if it is one that may say so. */
  boolean encrypts() {
    return encrypted && (number == PdfLetters.TRAILER || packing.isPlaces());
  }

  /** Whether it calls itself what only a stream is; programs leave such words in a trailer. */
  boolean isNoStreamButSaysSo() {
    return number != PdfLetters.TRAILER && packing.saysSo();
  }

  PdfPacking packing() {
    return packing;
  }
}
