package org.caunoi.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** Another program reads the pixels that were written. */
@NeedsNothing
class PngTest {

  @Test
  void everyColourStandsWhereItWasPut() throws IOException {
    Random random = new Random(29);
    byte[] palette = new byte[256 * 3];
    random.nextBytes(palette);
    byte[][] rows = new byte[70][301];
    for (byte[] row : rows) {
      random.nextBytes(row);
    }
    byte[] png = Png.of(301, 70, 8, palette, rows);
    assertThat(Png.chunk(png, "PLTE")).isEqualTo(palette);
    assertThat(Png.chunk(png, "gAMA")).isEmpty();
    BufferedImage read = read(png);
    assertThat(read.getWidth()).isEqualTo(301);
    assertThat(read.getHeight()).isEqualTo(70);
    for (int y = 0; y < 70; y++) {
      for (int x = 0; x < 301; x++) {
        int at = 3 * (rows[y][x] & 0xFF);
        int colour =
            (palette[at] & 0xFF) << 16 | (palette[at + 1] & 0xFF) << 8 | palette[at + 2] & 0xFF;
        assertThat(read.getRGB(x, y) & 0xFFFFFF).isEqualTo(colour);
      }
    }
  }

  @Test
  void aCodeIsBlackOnWhiteWithItsQuietEdge() throws IOException {
    String address = CodePicture.qr("https://caunoi.example/tracking/H26.114-261129-0000001");
    byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    BufferedImage read = read(png);
    assertThat(read.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    assertThat(read.getRGB(4, 4)).isEqualTo(0xFF000000);
    assertThat(read.getRGB(5, 5)).isEqualTo(0xFF000000);
    assertThat(read.getRGB(6, 6)).isEqualTo(0xFFFFFFFF);
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
