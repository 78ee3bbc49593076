package org.caunoi.signing;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
  private static final Color REAL = new Color(0x0B, 0x3D, 0x6B);
  private static final Color DEMO = new Color(0xA3, 0x1D, 0x1D);

  private SignatureMark() {}

  /** A picture of few colours without transparency, as archives want it. */
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
    return packed(image, width, height);
  }

  /**
   * The same pixels by a palette: paper, frame, and the shades between where letters have edges.
   */
  private static byte[] packed(BufferedImage image, int width, int height) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] palette = new byte[256 * 3];
    Map<Integer, Integer> known = new HashMap<>();
    byte[][] rows = new byte[height][width];
    int last = -1;
    byte index = 0;
    for (int y = 0; y < height; y++) {
      byte[] row = rows[y];
      for (int x = 0; x < width; x++) {
        int pixel = pixels[y * width + x] & 0xFFFFFF;
        if (pixel != last) {
          last = pixel;
          index = indexOf(pixel, known, palette);
        }
        row[x] = index;
      }
    }
    return Png.of(width, height, 8, Arrays.copyOf(palette, 3 * known.size()), rows);
  }

  private static byte indexOf(int pixel, Map<Integer, Integer> known, byte[] palette) {
    int next = known.size();
    Integer before = known.putIfAbsent(pixel, next);
    if (before != null) {
      return (byte) (int) before;
    }
    palette[3 * next] = (byte) (pixel >> 16);
    palette[3 * next + 1] = (byte) (pixel >> 8);
    palette[3 * next + 2] = (byte) pixel;
    return (byte) next;
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
