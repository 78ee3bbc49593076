package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caunoi.NeedsNothing;
import org.caunoi.signing.PagePlaces.Place;
import org.junit.jupiter.api.Test;

/** Marks lie on the page and beside each other. */
@NeedsNothing
class PagePlacesTest {

  @Test
  void aSealGoesOnTheFirstPageAndAPersonOnTheLast() throws IOException {
    byte[] pdf = pages(3, PDRectangle.A4, 0);
    Place seal = OnDisk.places(pdf).place(true, 0);
    Place person = OnDisk.places(pdf).place(false, 0);
    assertThat(seal.page()).isEqualTo(1);
    assertThat(seal.y()).isLessThan(10);
    assertThat(person.page()).isEqualTo(3);
    assertThat(person.y()).isGreaterThan(700);
  }

  @Test
  void manyMarksStandSideBySide() throws IOException {
    byte[] pdf = pages(1, PDRectangle.A4, 0);
    for (int i = 0; i < 12; i++) {
      Place one = OnDisk.places(pdf).place(false, i);
      for (int j = 0; j < i; j++) {
        Place other = OnDisk.places(pdf).place(false, j);
        boolean apart =
            one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
        assertThat(apart).as("%d and %d", i, j).isTrue();
      }
    }
  }

  @Test
  void marksStayOnSmallAndTurnedPages() throws IOException {
    for (byte[] pdf : new byte[][] {pages(1, PDRectangle.A6, 0), pages(1, PDRectangle.A4, 90)}) {
      for (int i = 0; i < 6; i++) {
        Place place = OnDisk.places(pdf).place(false, i);
        assertThat(place.x()).isGreaterThanOrEqualTo(0);
        assertThat(place.y()).isGreaterThanOrEqualTo(0);
        assertThat(place.x() + place.width()).isLessThanOrEqualTo(842);
      }
    }
  }

  private static byte[] pages(int count, PDRectangle size, int turned) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < count; i++) {
        PDPage page = new PDPage(size);
        page.setRotation(turned);
        document.addPage(page);
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
