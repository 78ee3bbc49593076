package org.caunoi.document;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * so colours stay what they were; only one picture at a time, for it stands in memory twice.
 */
final class JpegTurning {

  private static final float QUALITY = 0.92f;

  private final Semaphore turn = new Semaphore(1, true);
  private final PictureDecoding decoding;

  JpegTurning(PictureDecoding decoding) {
    this.decoding = decoding;
  }

  void turn(Path clean, Facts facts, Path upright) throws IOException {
    Path coded = upright.resolveSibling("turned");
    turn.acquireUninterruptibly();
    try {
      encode(turned(decoding.samples(clean), facts.orientation()), coded);
    } finally {
      turn.release();
    }
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(coded)));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(upright))) {
      join(in, facts, out);
    }
  }

  private static Raster turned(Raster picture, int orientation) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int bands = picture.getNumBands();
    byte[] from = ((DataBufferByte) picture.getDataBuffer()).getData();
    boolean sideways = orientation >= 5;
    int newWidth = sideways ? height : width;
    int newHeight = sideways ? width : height;
    var turned =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, newWidth, newHeight, bands, null);
    byte[] to = ((DataBufferByte) turned.getDataBuffer()).getData();
    int target = 0;
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int source =
            bands
                * switch (orientation) {
                  case 2 -> y * width + width - 1 - x;
                  case 3 -> (height - 1 - y) * width + width - 1 - x;
                  case 4 -> (height - 1 - y) * width + x;
                  case 5 -> x * width + y;
                  case 6 -> (height - 1 - x) * width + y;
                  case 7 -> (height - 1 - x) * width + width - 1 - y;
                  case 8 -> x * width + width - 1 - y;
                  default -> y * width + x;
                };
        for (int band = 0; band < bands; band++) {
          to[target++] = from[source + band];
        }
      }
    }
    return turned;
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
