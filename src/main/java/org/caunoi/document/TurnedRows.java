package org.caunoi.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Turns the samples of a picture from one file into another, tile by tile: a tile of the largest
 * picture is as small as that of any other.
 *
 * @param orientation 2 to 8 as EXIF says
 * @param tile pixels along each side of a tile
 */
record TurnedRows(int width, int height, int bands, int orientation, int tile) {

  /** With three bands 64 KB. */
  static final int TILE = 147;

  boolean isSideways() {
    return orientation >= 5;
  }

  int turnedWidth() {
    return isSideways() ? height : width;
  }

  int turnedHeight() {
    return isSideways() ? width : height;
  }

  void turn(Path rows, Path turned) throws IOException {
    try (RandomAccessFile from = new RandomAccessFile(rows.toFile(), "r");
        RandomAccessFile to = new RandomAccessFile(turned.toFile(), "rw")) {
      byte[] line = new byte[tile * bands];
      byte[] square = new byte[tile * tile * bands];
      for (int y = 0; y < height; y += tile) {
        for (int x = 0; x < width; x += tile) {
          turn(from, x, y, to, line, square);
        }
      }
    }
  }

  private void turn(
      RandomAccessFile from, int x, int y, RandomAccessFile to, byte[] line, byte[] square)
      throws IOException {
    int lastX = Math.min(x + tile, width) - 1;
    int lastY = Math.min(y + tile, height) - 1;
    int left = Math.min(toX(x, y), toX(lastX, lastY));
    int top = Math.min(toY(x, y), toY(lastX, lastY));
    for (int row = y; row <= lastY; row++) {
      from.seek(((long) row * width + x) * bands);
      from.readFully(line, 0, (lastX - x + 1) * bands);
      for (int column = x; column <= lastX; column++) {
        int at = ((toY(column, row) - top) * tile + toX(column, row) - left) * bands;
        System.arraycopy(line, (column - x) * bands, square, at, bands);
      }
    }
    int wide = isSideways() ? lastY - y + 1 : lastX - x + 1;
    int high = isSideways() ? lastX - x + 1 : lastY - y + 1;
    for (int row = 0; row < high; row++) {
      to.seek(((long) (top + row) * turnedWidth() + left) * bands);
      to.write(square, row * tile * bands, wide * bands);
    }
  }

  private int toX(int x, int y) {
    return switch (orientation) {
      case 2, 3 -> width - 1 - x;
      case 5, 8 -> y;
      case 6, 7 -> height - 1 - y;
      default -> x;
    };
  }

  private int toY(int x, int y) {
    return switch (orientation) {
      case 3, 4 -> height - 1 - y;
      case 5, 6 -> x;
      case 7, 8 -> width - 1 - x;
      default -> y;
    };
  }
}
