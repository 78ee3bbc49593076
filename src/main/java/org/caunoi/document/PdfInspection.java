package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.caunoi.shared.Refused;

/**
 * Reads a PDF from its first byte to its last. Its bytes are kept unchanged, properties included,
 * for a signature inside must stay valid; therefore whatever could act, or could be read as another
 * kind of file, is refused instead of removed, and what is encrypted, since nobody can look into
 * it.
 */
final class PdfInspection {

  private static final int EDGE = 1024;
  private static final int PIECE = 8 * 1024;

  private final DocumentLimits limits;

  PdfInspection(DocumentLimits limits) {
    this.limits = limits;
  }

  InspectedFile inspect(Path file) throws IOException {
    refuseAnotherKind(file);
    PdfCounts counts = new PdfCounts();
    PdfFound found = new PdfFound(limits.maxPages(), new PdfPlaces(counts));
    PdfObject object = new PdfObject();
    try (PdfLetters letters = new PlainLetters(file, counts)) {
      PdfTokens tokens = new PdfTokens(letters, object);
      while (toTheNext(letters)) {
        long stream = tokens.read();
        found.add(object);
        if (stream != PdfTokens.NONE) {
          unpack(new PdfStream.Place(file, stream, counts), object, found);
        } else if (object.isNoStreamButSaysSo()) {
          found.isDamaged();
        }
      }
    }
    return InspectedFile.pdf(file, found.pages());
  }

  /** Whatever stands between objects, packed pictures among it, is no object. */
  private static boolean toTheNext(PdfLetters letters) throws IOException {
    while (!letters.begins()) {
      if (letters.next() == PdfLetters.END) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong in an encrypted file says nothing of it. */
  private static void unpack(PdfStream.Place at, PdfObject stream, PdfFound found)
      throws IOException {
    PdfPacking packing = stream.packing();
    if (found.isSound() && (packing.isObjects() || packing.isPlaces())) {
      try {
        FileRefused.damagedUnless(!packing.isOdd());
        if (packing.isPlaces()) {
          try (InputStream table = new BufferedInputStream(at.unpacked(), PIECE)) {
            found.places().read(table, packing);
          }
        }
        if (packing.isObjects()) {
          found.places().isStreamOfObjects(stream.number());
          readObjects(at, stream, found);
        }
      } catch (Refused damaged) {
        found.isDamaged();
      }
    }
  }

  private static void readObjects(PdfStream.Place at, PdfObject object, PdfFound found)
      throws IOException {
    long first = object.packing().first();
    long count = first < 0 ? 0 : Math.max(0, object.packing().count());
    at.counts().packed(count);
    try (InputStream list = at.unpacked();
        InputStream objects = at.unpacked();
        PdfLetters letters = new PackedLetters(list, objects, count, Math.max(0, first))) {
      PdfTokens tokens = new PdfTokens(letters, object);
      while (toTheNext(letters)) {
        tokens.read();
        found.add(object);
      }
    }
  }

  /** A file that is a PDF and a web page or a ZIP at once fools the next reader. */
  private static void refuseAnotherKind(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      String start = text(bytes, 0);
      if (start.contains("<html")
          || start.contains("<script")
          || start.contains("<!doctype html")) {
        throw FileRefused.invalid("file-type-unknown", "");
      }
      if (!text(bytes, Math.max(0, bytes.length() - EDGE)).contains("%%eof")) {
        throw FileRefused.invalid("file-damaged");
      }
      if (ZipTail.isIn(bytes)) {
        throw FileRefused.invalid("file-type-unknown", "");
      }
    }
  }

  private static String text(RandomAccessFile bytes, long from) throws IOException {
    byte[] part = new byte[(int) Math.min(EDGE, bytes.length() - from)];
    bytes.seek(from);
    bytes.readFully(part);
    return new String(part, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
