package org.caunoi.platform.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * What parts of a page are marked by. The renderer marks the ground and frame of every box, drawn
 * or not, as nothing to read, each by an object of its own: hundreds a page. One does for all.
 */
final class PageMarks extends COSDictionary {

  private static final COSName DECORATION = COSName.getPDFName("Decoration");

  PageMarks() {
    COSDictionary mark = new COSDictionary();
    // A ground would have to tell its place.
    mark.setItem(COSName.TYPE, COSName.getPDFName("Layout"));
    setItem(DECORATION, mark);
  }

  @Override
  public boolean containsValue(Object mark) {
    return isGround(mark) || super.containsValue(mark);
  }

  @Override
  public @Nullable COSName getKeyForValue(Object mark) {
    return isGround(mark) ? DECORATION : super.getKeyForValue(mark);
  }

  private static boolean isGround(Object mark) {
    return mark instanceof COSDictionary one
        && COSName.BACKGROUND.equals(one.getCOSName(COSName.TYPE));
  }
}
