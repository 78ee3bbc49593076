package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decoder of the platform says whether a picture written anew in one pass is the very same. */
@NeedsNothing
class JpegReadingTest {

  private static final DocumentLimits LIMITS = new DocumentLimits(1 << 20, 50, 40_000_000, 0);
  private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 8", "17, 9", "64, 48", "333, 71", "700, 45"})
  void showsTheSamePictureAsTheOneInPasses(int width, int height) throws IOException {
    for (int bands : new int[] {1, 3, 4}) {
      assertSame(Samples.inPasses(raster(width, height, bands)));
    }
    BufferedImage photograph = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    photograph.setData(raster(width, height, 3));
    assertSame(Samples.inPasses(photograph));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11 11 11",
        "21 11 11",
        "22 11 11",
        "12 11 11",
        "41 11 11",
        "42 11 11",
        "14 12 11",
        "21 21",
        "31 11 11",
        "22 12 21",
        "11 11 11 11",
        "22 11 11 22",
        "33"
      })
  void showsTheSamePictureAsOneOfAScanForEachComponent(String sampling) throws IOException {
    for (boolean restarts : new boolean[] {false, true}) {
      assertSame(ScanForEach.jpeg(203, 77, sampling, restarts));
      assertSame(ScanForEach.jpeg(1500, 20, sampling, restarts));
    }
  }

  @Test
  void refusesAScanThatDoesNotFollowFromThoseBefore() throws IOException {
    byte[] jpeg = Samples.progressiveJpeg();
    byte[] start = Arrays.copyOf(jpeg, jpeg.length - END.length);
    int lastScan = new String(start, StandardCharsets.ISO_8859_1).lastIndexOf("\u00FF\u00DA");
    byte[] last = Arrays.copyOfRange(start, lastScan, start.length);
    byte[] withoutLast = Samples.joined(Arrays.copyOf(start, lastScan), END);
    byte[] skipping = last.clone();
    skipping[9] = 0x31;

    assertThat(refused(Samples.joined(start, last, END))).isTrue();
    assertThat(refused(withoutLast)).isTrue();
    assertThat(refused(Samples.joined(Arrays.copyOf(start, lastScan), skipping, END))).isTrue();
    assertThat(refused(jpeg)).isFalse();
  }

  @Test
  @Timeout(60)
  void refusesWhatWasCutOff() throws IOException {
    byte[] jpeg = Samples.inPasses(raster(60, 44, 3));
    for (int length = 3; length < jpeg.length - 2; length += 7) {
      byte[] cut = Arrays.copyOf(jpeg, length);
      assertThat(refused(cut)).as("%d bytes", length).isTrue();
      assertThat(refused(Samples.joined(cut, END))).as("%d bytes and an end", length).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void takesOrRefusesWhateverWasChanged() throws IOException {
    Random random = new Random(2026);
    byte[] each = ScanForEach.jpeg(203, 77, "22 11 11", true);
    for (byte[] jpeg : new byte[][] {Samples.inPasses(raster(60, 44, 3)), each}) {
      int refused = 0;
      for (int i = 0; i < 500; i++) {
        byte[] changed = jpeg.clone();
        for (int k = 0; k <= i % 3; k++) {
          changed[random.nextInt(200, changed.length - 2)] ^= (byte) (1 << random.nextInt(8));
        }
        refused += refused(changed) ? 1 : 0;
      }
      assertThat(refused).isBetween(100, 499);
    }
  }

  @Test
  void leavesNothingBesideThePictureWhereItIsDamaged() throws IOException {
    byte[] jpeg = Samples.inPasses(raster(700, 45, 3));
    Path file = write(Samples.joined(Arrays.copyOf(jpeg, jpeg.length / 2), END));

    assertThatThrownBy(() -> new FileInspection(LIMITS).inspect(file, null))
        .isInstanceOf(Refused.class);

    assertThat(file.resolveSibling("row")).doesNotExist();
  }

  @Test
  void saysThatTheDiskIsFull() throws IOException {
    Path bare = write(Samples.inPasses(raster(700, 45, 3)));
    Path full = Files.createSymbolicLink(bare.resolveSibling("in-one"), Path.of("/dev/full"));

    assertThatThrownBy(() -> InOnePass.write(bare, full))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(FileRefused.isDiskFull(e)).isTrue());

    assertThat(bare.resolveSibling("row")).doesNotExist();
  }

  private void assertSame(byte[] jpeg) throws IOException {
    Path file = write(jpeg);
    Path clean = file.resolveSibling("clean");
    JpegFacts facts;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(clean)) {
      facts = JpegCopy.copy(in, out, LIMITS);
    }
    Path bare = file.resolveSibling("bare");
    JpegSegments.bare(clean, bare);
    Path inOne = file.resolveSibling("in-one");
    InOnePass.write(bare, inOne);

    assertThat(samples(inOne)).isEqualTo(samples(bare));
    assertThat(file.resolveSibling("row")).doesNotExist();
    assertThat(facts.inPasses() || facts.bands() == 1).isTrue();
    assertThat(new FileInspection(LIMITS).inspect(file, null).file()).hasSameBinaryContentAs(clean);
  }

  private boolean refused(byte[] jpeg) throws IOException {
    try {
      new FileInspection(LIMITS).inspect(write(jpeg), null);
      return false;
    } catch (Refused refused) {
      if (!refused.code().equals("file-damaged")) {
        fail("%s", refused.code());
      }
      return true;
    }
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(Files.createTempDirectory(folder, "work").resolve("upload"), content);
  }

  private static int[] samples(Path jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (FileImageInputStream in = new FileImageInputStream(jpeg.toFile())) {
      reader.setInput(in, true, true);
      Raster raster = reader.readRaster(0, null);
      return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    } finally {
      reader.dispose();
    }
  }

  /** Edges and noise, so that no coefficient is spared. */
  private static WritableRaster raster(int width, int height, int bands) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
    Random random = new Random(31L * width + height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < bands; band++) {
          int edge = (x / 11 + y / 7 + band) % 2 * 150;
          raster.setSample(x, y, band, edge + random.nextInt(x > width / 2 ? 100 : 3));
        }
      }
    }
    return raster;
  }
}
