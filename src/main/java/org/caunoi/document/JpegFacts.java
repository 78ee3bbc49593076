package org.caunoi.document;

/**
 * What a JPEG is.
 *
 * @param orientation 1 upright, 2 to 8 as EXIF says
 * @param inPasses whether its rows only come about with the last scan
 */
record JpegFacts(int width, int height, int orientation, byte[] componentIds, boolean inPasses) {

  int bands() {
    return componentIds.length;
  }
}
