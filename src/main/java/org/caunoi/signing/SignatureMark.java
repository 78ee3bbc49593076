package org.caunoi.signing;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.caunoi.shared.VietnamTime;
import org.springframework.core.io.ClassPathResource;

/**
 * What a reader sees of a signature on the page. A demo signature cannot be taken for a real one.
 */
final class SignatureMark {

  static final float WIDTH = 176;
  static final float HEIGHT = 34;

  private static final int SCALE = 3;
  private static final Color REAL = new Color(0x0B, 0x3D, 0x6B);
  private static final Color DEMO = new Color(0xA3, 0x1D, 0x1D);

  private SignatureMark() {}

  /** A picture without transparency, as archives want it. */
  static byte[] draw(Holder holder, boolean demo, Instant at) {
    int width = Math.round(WIDTH * SCALE);
    int height = Math.round(HEIGHT * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(demo ? DEMO : REAL);
    pen.drawRect(1, 1, width - 3, height - 3);
    write(pen, demo ? DemoAuthority.MARK + " – không có giá trị" : "Ký số bởi", 9, 11);
    write(pen, holder.name(), 9, 21);
    write(pen, VietnamTime.moment(at), 7, 30);
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
