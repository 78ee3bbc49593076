package org.caunoi.platform.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A file just made, with what needs no reading any more. */
public record RenderedPdf(byte[] file, int pages, Size first, Size last) {

  /** Of a page, in points. */
  public record Size(float width, float height) {

    private static Size of(PDDocument document, int page) {
      PDRectangle box = document.getPage(page).getCropBox();
      return new Size(box.getWidth(), box.getHeight());
    }
  }

  static RenderedPdf of(byte[] file, PDDocument document) {
    int pages = document.getNumberOfPages();
    return new RenderedPdf(file, pages, Size.of(document, 0), Size.of(document, pages - 1));
  }
}
