package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** The mark is a frame with letters whose edges are smooth, on white. */
@NeedsNothing
class SignatureMarkTest {

  private static final Instant NOW = Instant.parse("2026-11-29T02:41:00Z");
  private final Holder seal = Holder.seal("H26.THU", "Ủy ban nhân dân phường Thử Nghiệm");

  @Test
  void aTrialIsRedAndTheRealThingBlue() throws IOException {
    BufferedImage trial = read(SignatureMark.draw(seal, true, NOW));
    BufferedImage real = read(SignatureMark.draw(seal, false, NOW));
    assertThat(trial.getRGB(1, 1)).isEqualTo(0xFFA31D1D);
    assertThat(real.getRGB(1, 1)).isEqualTo(0xFF0B3D6B);
    assertThat(real.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    assertThat(real.getColorModel().hasAlpha()).isFalse();
  }

  @Test
  void lettersKeepTheirShades() throws IOException {
    BufferedImage mark = read(SignatureMark.draw(seal, false, NOW));
    int[] pixels = mark.getRGB(0, 0, mark.getWidth(), mark.getHeight(), null, 0, mark.getWidth());
    assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(16);
    assertThat(Arrays.stream(pixels).filter(one -> one == 0xFF0B3D6B).count()).isGreaterThan(1500);
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
