package org.caunoi.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names in a PDF that say something of it; {@link #OTHER} for all others. */
enum PdfWord {
  TYPE("Type"),
  SUBTYPE("Subtype"),
  ACTION("S"),
  CATALOG("Catalog"),
  PAGE("Page"),
  PACKED_OBJECTS("ObjStm"),
  PACKED_PLACES("XRef"),
  COUNT("N"),
  FIRST("First"),
  WIDTHS("W"),
  FILTER("Filter"),
  FILTER_SHORT("F"),
  FLATE("FlateDecode"),
  FLATE_SHORT("Fl"),
  PREDICTOR("Predictor"),
  COLUMNS("Columns"),
  COLOURS("Colors"),
  BITS("BitsPerComponent"),
  ENCRYPT("Encrypt"),
  SCRIPT("JavaScript"),
  SCRIPT_SHORT("JS"),
  FILE("EF"),
  FILES("EmbeddedFiles"),
  FORM_PROGRAM("XFA"),
  RICH_MEDIA_CONTENT("RichMediaContent"),
  LAUNCH("Launch"),
  IMPORT("ImportData"),
  GO_TO_FILE("GoToE"),
  EMBEDDED_FILE("EmbeddedFile"),
  RICH_MEDIA("RichMedia"),
  RENDITION("Rendition"),
  OTHER("");

  private static final PdfWord[] ALL = values();

  private final byte[] letters;

  PdfWord(String letters) {
    this.letters = letters.getBytes(StandardCharsets.US_ASCII);
  }

  static PdfWord of(byte[] letters, int length) {
    for (PdfWord word : ALL) {
      if (word.letters.length == length
          && Arrays.mismatch(word.letters, 0, length, letters, 0, length) < 0) {
        return word;
      }
    }
    return OTHER;
  }

  /** Whether it stands only where a PDF runs code or carries other files. */
  boolean acts() {
    return switch (this) {
      case SCRIPT, SCRIPT_SHORT, FILE, FILES, FORM_PROGRAM, RICH_MEDIA_CONTENT -> true;
      default -> false;
    };
  }

  /** Whether an action or a part of this kind does so, or starts programs. */
  boolean isKindThatActs() {
    return switch (this) {
      case SCRIPT, LAUNCH, IMPORT, GO_TO_FILE, EMBEDDED_FILE, RICH_MEDIA, RENDITION -> true;
      default -> false;
    };
  }

  /** Whether what it is the key of tells a kind. */
  boolean tellsKind() {
    return this == TYPE || this == SUBTYPE || this == ACTION;
  }
}
