package org.caunoi.signing;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.shared.Refused;

/**
 * Where marks go: seals in the upper margin of the first page, people in the lower margin of the
 * last, each signature beside the one before.
 */
record PagePlaces(int pages, Sheet first, Sheet last) {

  private static final float EDGE = 6;
  private static final float GAP = 4;

  /** Narrower a mark cannot be read. */
  private static final float NARROWEST = 40;

  /** Above where pages are numbered. */
  private static final float FOOT = 34;

  /** A page as it is read, turned pages turned. */
  record Sheet(float width, float height) {

    private static Sheet of(RenderedPdf.Size page) {
      return new Sheet(page.width(), page.height());
    }

    private static Sheet of(PDPage page) {
      PDRectangle box = page.getCropBox();
      boolean lying = page.getRotation() % 180 != 0;
      return lying
          ? new Sheet(box.getHeight(), box.getWidth())
          : new Sheet(box.getWidth(), box.getHeight());
    }
  }

  /** Points from the upper left corner, as the signing library counts. */
  record Place(int page, float x, float y, float width, float height) {}

  static PagePlaces of(RenderedPdf paper) {
    return new PagePlaces(paper.pages(), Sheet.of(paper.first()), Sheet.of(paper.last()));
  }

  /** Refused with {@code file-damaged} where the pages cannot be read. */
  static PagePlaces read(Path pdf) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      int pages = document.getNumberOfPages();
      return new PagePlaces(
          pages, Sheet.of(document.getPage(0)), Sheet.of(document.getPage(pages - 1)));
    } catch (IOException e) {
      throw Refused.field("/file", "file-damaged");
    }
  }

  /** Refused with {@code page-too-small} where no mark that can be read fits on the page. */
  Place place(boolean seal, int taken) {
    Sheet sheet = seal ? first : last;
    float width = Math.min(SignatureMark.WIDTH, sheet.width / 2 - 2 * EDGE);
    float height = width * SignatureMark.HEIGHT / SignatureMark.WIDTH;
    if (width < NARROWEST || height > sheet.height) {
      throw Refused.field("/file", "page-too-small");
    }
    int columns = Math.max(1, (int) ((sheet.width - EDGE) / (width + GAP)));
    int column = taken % columns;
    int row = taken / columns;
    float x = Math.max(0, sheet.width - EDGE - width - column * (width + GAP));
    float down = (seal ? EDGE : FOOT) + row * (height + GAP);
    float y = seal ? down : sheet.height - down - height;
    return new Place(
        seal ? 1 : pages, x, Math.clamp(y, 0, Math.max(0, sheet.height - height)), width, height);
  }
}
