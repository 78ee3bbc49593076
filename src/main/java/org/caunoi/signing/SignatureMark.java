package org.caunoi.signing;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import org.caunoi.platform.pdf.Png;
import org.caunoi.shared.VietnamTime;
import org.springframework.core.io.ClassPathResource;

/**
 * What a reader sees of a signature on the page. A demo signature cannot be taken for a real one.
 */
final class SignatureMark {

  static final float WIDTH = 176;
  static final float HEIGHT = 34;

  private static final int SCALE = 3;

  /** Size of the picture, a byte a pixel. */
  static final int PIXELS_WIDE = Math.round(WIDTH * SCALE);

  static final int PIXELS_HIGH = Math.round(HEIGHT * SCALE);

  private static final int GREYS = 256;
  private static final Color REAL = new Color(0x0B, 0x3D, 0x6B);
  private static final Color DEMO = new Color(0xA3, 0x1D, 0x1D);

  private SignatureMark() {}

  /** A picture of few colours without transparency, as archives want it. */
  static byte[] draw(Holder holder, boolean demo, Instant at) {
    BufferedImage image = new BufferedImage(PIXELS_WIDE, PIXELS_HIGH, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, PIXELS_WIDE, PIXELS_HIGH);
    pen.setColor(Color.BLACK);
    pen.drawRect(1, 1, PIXELS_WIDE - 3, PIXELS_HIGH - 3);
    write(pen, demo ? DemoAuthority.MARK + " – không có giá trị" : "Ký số bởi", 9, 11);
    write(pen, holder.name(), 9, 21);
    write(pen, VietnamTime.moment(at), 7, 30);
    pen.dispose();
    return packed(image, demo ? DEMO : REAL);
  }

  /** The greys as they are, told to be shades between the ink and white. */
  private static byte[] packed(BufferedImage image, Color ink) {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[][] rows = new byte[image.getHeight()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = Arrays.copyOfRange(pixels, y * width, (y + 1) * width);
    }
    return Png.of(width, rows.length, 8, shades(ink), rows);
  }

  private static byte[] shades(Color ink) {
    byte[] palette = new byte[3 * GREYS];
    for (int grey = 0; grey < GREYS; grey++) {
      palette[3 * grey] = shade(ink.getRed(), grey);
      palette[3 * grey + 1] = shade(ink.getGreen(), grey);
      palette[3 * grey + 2] = shade(ink.getBlue(), grey);
    }
    return palette;
  }

  private static byte shade(int ink, int grey) {
    return (byte) (ink + (255 - ink) * grey / 255);
  }

  private static void write(Graphics2D pen, String text, float size, float line) {
    Font font = Face.SEMI_BOLD.deriveFont(size * SCALE);
    float room = (WIDTH - 10) * SCALE;
    float wide = pen.getFontMetrics(font).stringWidth(text);
    pen.setFont(wide > room ? font.deriveFont(font.getSize2D() * room / wide) : font);
    pen.drawString(text, 5 * SCALE, line * SCALE);
  }

  /** Loaded with the first signature, not at the start. */
  private static final class Face {

    private static final Font SEMI_BOLD = load();

    private static Font load() {
      try (InputStream in =
          new ClassPathResource("print/BeVietnamPro-SemiBold.ttf").getInputStream()) {
        return Font.createFont(Font.TRUETYPE_FONT, in);
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("The typeface of signatures cannot be read.", e);
      }
    }
  }
}
