package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * Undoes what PNG, and a PDF like it, does to each row so that it packs better: values are told by
 * how they differ from those beside and above, as the first byte of the row says.
 */
final class PngRows extends InputStream {

  private final InputStream in;
  private final byte[] above;
  private final byte[] row;
  private int at;

  PngRows(InputStream in, int bytes) {
    this.in = in;
    this.above = new byte[bytes];
    this.row = new byte[bytes];
    this.at = bytes;
  }

  @Override
  public int read() throws IOException {
    if (at == row.length && !nextRow()) {
      return -1;
    }
    return row[at++] & 0xFF;
  }

  private boolean nextRow() throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return false;
    }
    System.arraycopy(row, 0, above, 0, row.length);
    if (in.readNBytes(row, 0, row.length) < row.length) {
      return false;
    }
    for (int i = 0; i < row.length; i++) {
      int left = i == 0 ? 0 : row[i - 1] & 0xFF;
      int corner = i == 0 ? 0 : above[i - 1] & 0xFF;
      row[i] += (byte) guess(kind, left, above[i] & 0xFF, corner);
    }
    at = 0;
    return true;
  }

  private static int guess(int kind, int left, int up, int corner) {
    return switch (kind) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> nearest(left, up, corner);
      default -> 0;
    };
  }

  private static int nearest(int left, int up, int corner) {
    int fromLeft = Math.abs(up - corner);
    int fromUp = Math.abs(left - corner);
    int fromCorner = Math.abs(left + up - 2 * corner);
    if (fromLeft <= fromUp && fromLeft <= fromCorner) {
      return left;
    }
    return fromUp <= fromCorner ? up : corner;
  }
}
