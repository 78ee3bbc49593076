package org.caunoi.document;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.caunoi.document.JpegCopy.Facts;

/**
 * Decodes JPEGs without their application segments ({@link JpegSegments#bare}) to the last row, two
 * at a time. What does not decode is refused as {@code file-damaged}.
 */
final class JpegDecoding {

  /** With four bands 64 KB. */
  private static final double PROBE_PIXELS = 16_384;

  private static final int BUFFER = 64 * 1024;

  private final Semaphore turns = new Semaphore(2, true);

  /** What is to be decoded instead of a file that is coded in passes. */
  Path inOnePass(Path bare) throws IOException {
    Path inOne = bare.resolveSibling("in-one-pass");
    turns.acquireUninterruptibly();
    try {
      JpegInOnePass.write(bare, inOne);
    } finally {
      turns.release();
    }
    return inOne;
  }

  /** Reads every row but keeps a coarse grid only. */
  void probe(Path bare, Facts facts) throws IOException {
    int width = facts.width();
    int height = facts.height();
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / PROBE_PIXELS)));
    decode(
        bare,
        reader -> {
          ImageReadParam param = reader.getDefaultReadParam();
          param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
          reader.readRaster(0, param);
        });
  }

  /** Writes the samples of a picture of one or three bands, as coded, row after row. */
  void rows(Path bare, Facts facts, Path rows) throws IOException {
    int bands = facts.bands();
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER)) {
      RowSink sink = new RowSink(facts.width(), facts.height(), bands, out);
      decode(
          bare,
          reader -> {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setDestination(new BufferedImage(colours, sink, false, null));
            reader.read(0, param);
          });
    }
    if (Files.size(rows) != (long) facts.width() * facts.height() * bands) {
      throw FileRefused.invalid("file-damaged");
    }
  }

  @FunctionalInterface
  private interface Reading {
    void with(ImageReader reader) throws IOException;
  }

  private void decode(Path bare, Reading reading) throws IOException {
    turns.acquireUninterruptibly();
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (FileImageInputStream in = new FileImageInputStream(bare.toFile())) {
      AtomicBoolean cutOff = new AtomicBoolean();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
              cutOff.set(true);
            }
          });
      reader.setInput(in, true, true);
      reading.with(reader);
      if (cutOff.get()) {
        throw FileRefused.invalid("file-damaged");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw FileRefused.invalid("file-damaged");
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      // The decoder of the JDK answers some hostile files like this.
      throw FileRefused.invalid("file-damaged");
    } finally {
      reader.dispose();
      turns.release();
    }
  }
}
