package org.caunoi.document;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Decodes pictures to their last row, two at a time so that memory stays bounded. Colour profiles
 * of strangers are never applied. What does not decode is refused as {@code file-damaged}.
 */
final class PictureDecoding {

  private static final double PROBE_PIXELS = 1_000_000;

  private final Semaphore turns = new Semaphore(2, true);

  /** Reads every row but keeps a coarse grid only. */
  void probe(Path file, MediaKind kind, int width, int height) throws IOException {
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / PROBE_PIXELS)));
    decode(
        file,
        kind,
        reader -> {
          ImageReadParam param = reader.getDefaultReadParam();
          param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
          return reader.canReadRaster()
              ? reader.readRaster(0, param)
              : reader.read(0, param).getRaster();
        });
  }

  /** Some rows of a JPEG as they were coded, without colour conversion. */
  Raster rows(Path jpeg, int from, int width, int count) throws IOException {
    return decode(
        jpeg,
        MediaKind.JPEG,
        reader -> {
          ImageReadParam param = reader.getDefaultReadParam();
          param.setSourceRegion(new Rectangle(0, from, width, count));
          return reader.readRaster(0, param);
        });
  }

  @FunctionalInterface
  private interface Reading {
    Raster with(ImageReader reader) throws IOException;
  }

  private Raster decode(Path file, MediaKind kind, Reading reading) throws IOException {
    turns.acquireUninterruptibly();
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT)).next();
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      AtomicBoolean cutOff = new AtomicBoolean();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
              cutOff.set(true);
            }
          });
      reader.setInput(in, true, true);
      Raster samples = reading.with(reader);
      if (cutOff.get()) {
        throw FileRefused.invalid("file-damaged");
      }
      return samples;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw FileRefused.invalid("file-damaged");
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      // The decoders of the JDK answer some hostile files like this.
      throw FileRefused.invalid("file-damaged");
    } finally {
      reader.dispose();
      turns.release();
    }
  }
}
