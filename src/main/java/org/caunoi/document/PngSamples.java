package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the samples of a PNG into nothing, to see that each row is there; 64 KB at a time,
 * however wide the picture is.
 */
final class PngSamples implements AutoCloseable {

  private static final int FILTERS = 5;

  /** For each of the seven passes of an interlaced picture: first column and row, and steps. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final Inflater inflater = new Inflater();
  private final byte[] nowhere = new byte[64 * 1024];
  private final int width;
  private final int height;
  private final int bitsPerPixel;
  private final int[][] passes;
  private int pass = -1;
  private long rowsLeft;
  private long rowBytes;
  private long rowLeft;

  /** Reads the thirteen bytes of IHDR. Refused: {@code file-damaged}. */
  PngSamples(ByteBuffer header) {
    width = header.getInt(0);
    height = header.getInt(4);
    int depth = header.get(8);
    int colours = header.get(9);
    damagedUnless(
        switch (colours) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        });
    int bands =
        switch (colours) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    damagedUnless(header.get(10) == 0 && header.get(11) == 0 && (header.get(12) & ~1) == 0);
    bitsPerPixel = bands * depth;
    passes = header.get(12) == 1 ? PASSES : ONE_PASS;
    nextPass();
  }

  /** Takes a piece of the packed samples. Refused: {@code file-damaged}. */
  void unpack(byte[] packed, int length) {
    inflater.setInput(packed, 0, length);
    try {
      while (!inflater.finished() && pass < passes.length) {
        int unpacked = inflater.inflate(nowhere);
        damagedUnless(!inflater.needsDictionary());
        if (unpacked == 0) {
          return;
        }
        follow(unpacked);
      }
    } catch (DataFormatException e) {
      throw FileRefused.invalid("file-damaged");
    }
  }

  /** Whether all rows have come. */
  boolean isWhole() {
    return pass == passes.length;
  }

  private void follow(int unpacked) {
    for (int at = 0; at < unpacked && pass < passes.length; ) {
      if (rowLeft == 0) {
        damagedUnless(nowhere[at] >= 0 && nowhere[at] < FILTERS);
        rowLeft = rowBytes;
        at++;
      } else {
        long part = Math.min(rowLeft, unpacked - at);
        rowLeft -= part;
        at += (int) part;
      }
      if (rowLeft == 0 && --rowsLeft == 0) {
        nextPass();
      }
    }
  }

  /** Passes without a pixel have no rows at all. */
  private void nextPass() {
    for (pass++; pass < passes.length; pass++) {
      int[] grid = passes[pass];
      long columns = Math.ceilDiv((long) width - grid[0], grid[2]);
      rowsLeft = Math.ceilDiv((long) height - grid[1], grid[3]);
      if (columns > 0 && rowsLeft > 0) {
        rowBytes = Math.ceilDiv(columns * bitsPerPixel, 8);
        return;
      }
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
