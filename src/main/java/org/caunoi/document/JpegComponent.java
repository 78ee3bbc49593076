package org.caunoi.document;

/**
 * One component of a JPEG.
 *
 * @param wide blocks of an MCU beside each other
 * @param high rows of them
 * @param blocksWide blocks in which there is something of the picture, beside each other
 * @param blocksHigh rows of them
 */
record JpegComponent(
    int id, int wide, int high, int quantisation, int blocksWide, int blocksHigh) {}
