package org.caunoi.document;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.caunoi.document.JpegCopy.Facts;

/**
 * Turns the samples of a JPEG so that it reads upright without EXIF. Samples are turned as coded,
 * so colours stay what they were. Of a large picture some rows are decoded at a time, and what is
 * turned lies in a file of the work folder, so that the heap holds one strip of it.
 */
final class JpegTurning {

  private static final float QUALITY = 0.92f;

  /** With three bands 12 MB; ten strips at the most, each decoded from the top. */
  private static final int STRIP_PIXELS = 4_000_000;

  private final Semaphore turn = new Semaphore(1, true);
  private final PictureDecoding decoding;
  private final int stripPixels;

  JpegTurning(PictureDecoding decoding) {
    this(decoding, STRIP_PIXELS);
  }

  JpegTurning(PictureDecoding decoding, int stripPixels) {
    this.decoding = decoding;
    this.stripPixels = stripPixels;
  }

  void turn(Path clean, Facts facts, Path upright) throws IOException {
    Path coded = upright.resolveSibling("turned");
    Path samples = upright.resolveSibling("samples");
    turn.acquireUninterruptibly();
    try {
      encode(turned(clean, facts, samples), coded);
    } finally {
      Files.deleteIfExists(samples);
      turn.release();
    }
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(coded)));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(upright))) {
      join(in, facts, out);
    }
  }

  /** Strip after strip of the coded picture goes to its place in a file. */
  private FileRaster turned(Path clean, Facts facts, Path samples) throws IOException {
    int width = facts.width();
    int height = facts.height();
    int rows = Math.clamp(stripPixels / width, 1, height);
    boolean sideways = facts.orientation() >= 5;
    FileRaster turned = null;
    for (int from = 0; from < height; from += rows) {
      int count = Math.min(rows, height - from);
      Raster strip = decoding.rows(clean, from, width, count);
      if (turned == null) {
        turned =
            FileRaster.create(
                samples, sideways ? height : width, sideways ? width : height, strip.getNumBands());
      }
      place(strip, from, width, height, facts.orientation(), turned);
    }
    return Objects.requireNonNull(turned);
  }

  private static void place(
      Raster strip, int above, int width, int height, int orientation, FileRaster turned) {
    byte[] from = ((DataBufferByte) strip.getDataBuffer()).getData();
    int bands = strip.getNumBands();
    for (int x = 0; x < width; x++) {
      for (int row = 0; row < strip.getHeight(); row++) {
        int y = above + row;
        int to =
            bands
                * switch (orientation) {
                  case 2 -> y * width + width - 1 - x;
                  case 3 -> (height - 1 - y) * width + width - 1 - x;
                  case 4 -> (height - 1 - y) * width + x;
                  case 5 -> x * height + y;
                  case 6 -> x * height + height - 1 - y;
                  case 7 -> (width - 1 - x) * height + height - 1 - y;
                  case 8 -> (width - 1 - x) * height + y;
                  default -> y * width + x;
                };
        int source = bands * (row * width + x);
        for (int band = 0; band < bands; band++) {
          turned.put(to + band, from[source + band]);
        }
      }
    }
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

  /** Gives the fresh coding the colour markers and component ids of the original. */
  private static void join(DataInputStream in, Facts facts, OutputStream out) throws IOException {
    out.write(in.readNBytes(2));
    out.write(facts.applicationSegments());
    while (true) {
      in.readUnsignedByte();
      int marker = in.readUnsignedByte();
      byte[] payload = new byte[in.readUnsignedShort() - 2];
      in.readFully(payload);
      if (JpegCopy.isFrame(marker)) {
        nameComponents(payload, 6, 3, facts.componentIds());
      } else if (marker == 0xDA) {
        nameComponents(payload, 1, 2, facts.componentIds());
      }
      if (marker < 0xE0 || marker > 0xEF) {
        JpegCopy.segment(out, marker, payload);
      }
      if (marker == 0xDA) {
        in.transferTo(out);
        return;
      }
    }
  }

  private static void nameComponents(byte[] payload, int first, int step, byte[] ids) {
    for (int i = 0; i < ids.length; i++) {
      payload[first + i * step] = ids[i];
    }
  }
}
