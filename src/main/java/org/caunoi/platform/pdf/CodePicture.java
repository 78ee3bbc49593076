package org.caunoi.platform.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import java.util.Map;

/** Machine-readable codes as pictures inside a page; every module is a whole number of dots. */
public final class CodePicture {

  private static final int DOTS = 2;
  private static final int QUIET = 2;
  private static final int BAR_HEIGHT = 20;
  private static final byte[] BLACK_WHITE = {0, 0, 0, -1, -1, -1};

  private CodePicture() {}

  /** A QR code that still reads with 15 % of it gone. */
  public static String qr(String text) {
    try {
      return picture(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M)),
          1);
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A bar code (Code 128). */
  public static String bars(String text) {
    return picture(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1), BAR_HEIGHT);
  }

  private static String picture(BitMatrix matrix, int rowHeight) {
    int width = matrix.getWidth() * DOTS;
    int height = matrix.getHeight() * DOTS * rowHeight;
    byte[][] rows = new byte[height][];
    for (int y = 0; y < height; y++) {
      rows[y] =
          y % (DOTS * rowHeight) == 0 ? row(matrix, y / (DOTS * rowHeight), width) : rows[y - 1];
    }
    byte[] png = Png.of(width, height, 1, BLACK_WHITE, rows);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static byte[] row(BitMatrix matrix, int y, int width) {
    byte[] row = new byte[(width + 7) / 8];
    for (int x = 0; x < width; x++) {
      if (!matrix.get(x / DOTS, y)) {
        row[x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
    return row;
  }
}
