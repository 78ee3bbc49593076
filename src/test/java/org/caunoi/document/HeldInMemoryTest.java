package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.caunoi.NeedsNothing;
import org.caunoi.document.InspectingProcess.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files in a heap that is hardly more than an empty program needs: they stay on the disk. */
@NeedsNothing
class HeldInMemoryTest {

  private static final int HEAP = 20;

  @TempDir private Path folder;

  @Test
  void aPictureOfTwelveMegapixelsIsReadOnTheDisk() throws Exception {
    assertThat(inspect(Samples.coded(photograph(), "png"))).isEqualTo("PNG 4032 3024");
  }

  @Test
  void aPdfOfNineMegabytesIsReadOnTheDisk() throws Exception {
    byte[] noise = new byte[9_000_000];
    new Random(7).nextBytes(noise);
    byte[] pdf =
        Samples.pdf(
            1,
            document -> {
              PDStream content = new PDStream(document);
              try (var stream = content.createOutputStream()) {
                stream.write(noise);
              }
              document.getPage(0).getCOSObject().setItem("ThuNghiem", content);
            });
    assertThat(inspect(pdf)).isEqualTo("PDF null null");
  }

  /** Were one coded in passes held, its coefficients would be 36 MB outside the heap. */
  @Test
  void aPhotographOfTwelveMegapixelsIsTurnedOnTheDiskAndOneCodedInPassesAsAnyOther()
      throws Exception {
    Seen usual = seen(Samples.withExif(Samples.coded(photograph(), "jpeg"), 6));
    assertThat(usual.said()).isEqualTo("JPEG 3024 4032");
    Seen inPasses = seen(Samples.withExif(Samples.inPasses(photograph()), 6));
    assertThat(inPasses.said()).isEqualTo("JPEG 3024 4032");
    assertThat(inPasses.peak()).isBetween(1, usual.peak() + 12);
  }

  private String inspect(byte[] content) throws Exception {
    return seen(content).said();
  }

  private Seen seen(byte[] content) throws Exception {
    return InspectingProcess.inspect(Files.write(folder.resolve("upload"), content), HEAP);
  }

  private static BufferedImage photograph() {
    BufferedImage image = new BufferedImage(4032, 3024, BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i / 12_096 / 12 + i % 12_096 / 48);
    }
    return image;
  }
}
