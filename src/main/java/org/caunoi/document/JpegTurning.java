package org.caunoi.document;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.caunoi.document.JpegCopy.Facts;

/**
 * Turns the samples of a JPEG so that it reads upright without EXIF. Samples are turned as coded,
 * so colours stay what they were. They lie in files of the work folder, so that the heap holds one
 * row, one tile and one piece of the picture.
 */
final class JpegTurning {

  private static final float QUALITY = 0.92f;

  private final Semaphore turn = new Semaphore(1, true);
  private final JpegDecoding decoding;
  private final int tile;

  JpegTurning(JpegDecoding decoding) {
    this(decoding, TurnedRows.TILE);
  }

  JpegTurning(JpegDecoding decoding, int tile) {
    this.decoding = decoding;
    this.tile = tile;
  }

  /**
   * Turns a picture of one or three bands.
   *
   * @param clean with the application segments that the upright picture shall have
   * @param bare without any
   */
  void turn(Path clean, Path bare, Facts facts, Path upright) throws IOException {
    Path rows = upright.resolveSibling("rows");
    Path samples = upright.resolveSibling("samples");
    Path coded = upright.resolveSibling("coded");
    TurnedRows turned =
        new TurnedRows(facts.width(), facts.height(), facts.bands(), facts.orientation(), tile);
    turn.acquireUninterruptibly();
    try {
      decoding.rows(bare, facts, rows);
      turned.turn(rows, samples);
      try (RowSource source =
          RowSource.of(samples, turned.turnedWidth(), turned.turnedHeight(), facts.bands())) {
        encode(source, coded);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    } finally {
      Files.deleteIfExists(rows);
      Files.deleteIfExists(samples);
      turn.release();
    }
    JpegSegments.dressed(coded, clean, facts.componentIds(), upright);
  }

  private static void encode(Raster samples, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    Files.deleteIfExists(file);
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(samples, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
