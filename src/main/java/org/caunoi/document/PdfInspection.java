package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.caunoi.shared.Refused;

/**
 * Reads a PDF object by object. Its bytes are kept unchanged, properties included, for a signature
 * inside must stay valid; therefore whatever could act, or could be read as another kind of file,
 * is refused instead of removed.
 */
final class PdfInspection {

  private static final long SCRATCH = 256L * 1024 * 1024;
  private static final int EDGE = 1024;

  private final Semaphore turns = new Semaphore(2, true);
  private final DocumentLimits limits;

  PdfInspection(DocumentLimits limits) {
    this.limits = limits;
  }

  InspectedFile inspect(Path file) throws IOException {
    refuseAnotherKind(file);
    PdfExpansion.refuseBombs(file);
    MemoryUsageSetting inFiles =
        MemoryUsageSetting.setupTempFileOnly(SCRATCH).setTempDir(file.resolveSibling(".").toFile());
    turns.acquireUninterruptibly();
    try (PdfBytes bytes = new PdfBytes(file);
        PDDocument pdf = Loader.loadPDF(bytes, "", null, null, inFiles.streamCache)) {
      int pages = countPages(pdf);
      refuseActiveContent(pdf);
      return InspectedFile.pdf(file, pages);
    } catch (InvalidPasswordException e) {
      throw FileRefused.invalid("file-encrypted");
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | RuntimeException e) {
      // The parser answers some hostile files with whatever its own code stumbles over.
      throw FileRefused.invalid("file-damaged");
    } finally {
      turns.release();
    }
  }

  private int countPages(PDDocument pdf) {
    int pages = 0;
    for (PDPage page : pdf.getPages()) {
      if (++pages > limits.maxPages()) {
        throw FileRefused.tooLarge("too-many-pages", limits.maxPages());
      }
      if (page.getMediaBox().getWidth() <= 0) {
        throw FileRefused.invalid("file-damaged");
      }
    }
    if (pages == 0) {
      throw FileRefused.invalid("file-damaged");
    }
    return pages;
  }

  private static void refuseActiveContent(PDDocument pdf) {
    var document = pdf.getDocument();
    boolean acts = PdfActiveContent.isIn(document.getTrailer());
    Set<COSObjectKey> seen = new HashSet<>();
    // Reading an object may bring further ones to light.
    for (Set<COSObjectKey> next = unseen(document, seen); !next.isEmpty(); ) {
      for (COSObjectKey key : next) {
        acts |= actsAndIsLetGo(document.getObjectFromPool(key));
      }
      seen.addAll(next);
      next = unseen(document, seen);
    }
    if (acts) {
      throw FileRefused.invalid("pdf-active-content");
    }
  }

  /** Single values stay, for a later object may refer to them; streams may hold further objects. */
  private static boolean actsAndIsLetGo(COSObject object) {
    COSBase value = object.getObject();
    boolean acts = PdfActiveContent.isIn(value);
    if (value instanceof COSArray
        || value instanceof COSDictionary && !(value instanceof COSStream)) {
      object.setToNull();
    }
    return acts;
  }

  private static Set<COSObjectKey> unseen(COSDocument document, Set<COSObjectKey> seen) {
    Set<COSObjectKey> keys = new HashSet<>(document.getXrefTable().keySet());
    keys.removeAll(seen);
    return keys;
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
