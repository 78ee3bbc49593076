package org.caunoi.platform.web;

/**
 * Text as people type it: no control characters but line breaks and tabs, no halves of characters.
 */
final class PlainText {

  private PlainText() {}

  static boolean isPlain(String text) {
    return text.codePoints().allMatch(PlainText::isReadable);
  }

  private static boolean isReadable(int point) {
    return point == '\n'
        || point == '\r'
        || point == '\t'
        || !(Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }
}
