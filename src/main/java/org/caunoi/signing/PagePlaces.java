package org.caunoi.signing;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caunoi.shared.Refused;

/**
 * Where marks go: seals in the upper margin of the first page, people in the lower margin of the
 * last, each signature beside the one before.
 */
final class PagePlaces {

  private static final float EDGE = 6;
  private static final float GAP = 4;

  /** Above where pages are numbered. */
  private static final float FOOT = 34;

  private PagePlaces() {}

  /** Points from the upper left corner, as the signing library counts. */
  record Place(int page, float x, float y, float width, float height) {}

  static Place of(byte[] pdf, boolean seal, int taken) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int page = seal ? 1 : document.getNumberOfPages();
      PDPage on = document.getPage(page - 1);
      boolean lying = on.getRotation() % 180 != 0;
      PDRectangle box = on.getCropBox();
      float wide = lying ? box.getHeight() : box.getWidth();
      float high = lying ? box.getWidth() : box.getHeight();
      float width = Math.min(SignatureMark.WIDTH, wide / 2 - 2 * EDGE);
      float height = width * SignatureMark.HEIGHT / SignatureMark.WIDTH;
      int columns = Math.max(1, (int) ((wide - EDGE) / (width + GAP)));
      int column = taken % columns;
      int row = taken / columns;
      float x = Math.max(0, wide - EDGE - width - column * (width + GAP));
      float down = (seal ? EDGE : FOOT) + row * (height + GAP);
      float y = seal ? down : high - down - height;
      return new Place(page, x, Math.clamp(y, 0, Math.max(0, high - height)), width, height);
    } catch (IOException e) {
      throw Refused.field("/file", "file-damaged");
    }
  }
}
