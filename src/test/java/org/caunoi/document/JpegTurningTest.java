package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decoder of the platform says how a turned picture looks beside the one that came. */
@NeedsNothing
class JpegTurningTest {

  private static final DocumentLimits LIMITS = new DocumentLimits(10L << 20, 50, 40_000_000, 0);

  @TempDir private Path folder;

  /** The coarse colours of a side of an odd length lie half a sample elsewhere when mirrored. */
  @ParameterizedTest
  @CsvSource({
    "64, 48, 5",
    "1, 1, 5",
    "1500, 20, 5",
    "40, 302, 5",
    "65, 47, 8",
    "9, 300, 8",
    "333, 71, 8"
  })
  void losesLittleWhicheverWayItWasHeld(int width, int height, int most) throws IOException {
    for (boolean inPasses : new boolean[] {false, true}) {
      byte[] came = coded(picture(width, height), inPasses);
      BufferedImage before = ImageIO.read(new ByteArrayInputStream(came));
      for (int orientation = 2; orientation <= 8; orientation++) {
        BufferedImage after = upright(came, orientation);
        TurnedRows way = new TurnedRows(width, height, 3, orientation, 1);
        assertThat(after.getWidth()).isEqualTo(way.turnedWidth());
        assertThat(after.getHeight()).isEqualTo(way.turnedHeight());
        assertThat(difference(before, after, orientation))
            .as("%d x %d, held as %d", width, height, orientation)
            .isLessThan(most);
      }
    }
  }

  @Test
  void howLargeItIsMakesNextToNoDifferenceToTheMemory() throws IOException {
    byte[] small = coded(picture(400, 300), false);
    byte[] large = coded(picture(4000, 3000), false);
    for (int orientation : new int[] {1, 6}) {
      allocated(small, orientation);
      long few = allocated(small, orientation);
      assertThat(allocated(large, orientation) - few)
          .as("twelve million samples of three bytes, held as %d", orientation)
          .isLessThan(512 * 1024);
    }
  }

  private long allocated(byte[] came, int orientation) throws IOException {
    Path file = file(came, orientation);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(thread);
    new FileInspection(LIMITS).inspect(file, null);
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  private BufferedImage upright(byte[] came, int orientation) throws IOException {
    Path file = file(came, orientation);
    return ImageIO.read(new FileInspection(LIMITS).inspect(file, null).file().toFile());
  }

  private Path file(byte[] came, int orientation) throws IOException {
    return Files.write(
        Files.createTempDirectory(folder, "work").resolve("upload"),
        Samples.withExif(came, orientation));
  }

  /** Of a sample in the mean, 255 from black to white. */
  private static double difference(BufferedImage before, BufferedImage after, int orientation) {
    int width = before.getWidth();
    int height = before.getHeight();
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX =
            switch (orientation) {
              case 2, 3 -> width - 1 - x;
              case 4 -> x;
              case 5, 8 -> y;
              default -> height - 1 - y;
            };
        int toY =
            switch (orientation) {
              case 2 -> y;
              case 3, 4 -> height - 1 - y;
              case 5, 6 -> x;
              default -> width - 1 - x;
            };
        for (int band = 0; band < 3; band++) {
          sum +=
              Math.abs(
                  before.getRaster().getSample(x, y, band)
                      - after.getRaster().getSample(toX, toY, band));
        }
      }
    }
    return sum / (3.0 * width * height);
  }

  private static byte[] coded(BufferedImage image, boolean inPasses) {
    return inPasses ? Samples.inPasses(image) : Samples.coded(image, "jpeg");
  }

  /** Soft colours with lines of writing on them. */
  private static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.CYAN));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    for (int y = 4; y < height; y += 9) {
      graphics.fillRect(width / 5, y, width / 2, 2);
    }
    graphics.dispose();
    return image;
  }
}
