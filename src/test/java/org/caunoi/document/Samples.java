package org.caunoi.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Files made on the spot; no person's paper is among them. */
public final class Samples {

  private Samples() {}

  /** Something that writes bytes or changes a document. */
  @FunctionalInterface
  interface Making<T> {
    void make(T target) throws IOException;
  }

  static byte[] pdf(int pages) {
    return pdf(pages, document -> {});
  }

  static byte[] pdf(int pages, Making<PDDocument> more) {
    return bytes(
        out -> {
          try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
              PDPage page = new PDPage();
              document.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(50, 50, 100, 100 + i);
                content.fill();
              }
            }
            more.make(document);
            document.save(out);
          }
        });
  }

  /** Four coloured quarters: upper left, upper right, lower left, lower right. */
  static BufferedImage quarters(int width, int height, Color... colours) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(
          i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
    }
    graphics.dispose();
    return image;
  }

  static BufferedImage picture() {
    return quarters(64, 48, Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
  }

  public static byte[] coded(BufferedImage image, String format) {
    return bytes(out -> ImageIO.write(image, format, out));
  }

  static byte[] jpeg() {
    return coded(picture(), "jpeg");
  }

  /** Coded in about ten passes from coarse to fine. */
  static byte[] progressiveJpeg() {
    return inPasses(picture());
  }

  /** As above, in colours of which two are coarser. */
  static byte[] inPasses(BufferedImage image) {
    return inPasses(new IIOImage(image, null, null));
  }

  /** As above, bands as they are. */
  static byte[] inPasses(Raster raster) {
    return inPasses(new IIOImage(raster, null, null));
  }

  private static byte[] inPasses(IIOImage image) {
    return bytes(
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
          ImageWriteParam param = writer.getDefaultWriteParam();
          param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
          try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            writer.write(null, image, param);
          }
          writer.dispose();
        });
  }

  static byte[] png() {
    return coded(picture(), "png");
  }

  /** As a phone does it: device, place, and how it was held. */
  public static byte[] withExif(byte[] jpeg, int orientation) {
    return bytes(
        out -> {
          TiffOutputSet set = new TiffOutputSet();
          set.getOrCreateRootDirectory()
              .add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) orientation);
          set.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_MAKE, "SyntheticPhone");
          set.setGpsInDegrees(105.8542, 21.0285);
          new ExifRewriter().updateExifMetadataLossless(jpeg, out, set);
        });
  }

  /** Puts a JPEG segment right after the start marker. */
  static byte[] withSegment(byte[] jpeg, int marker, String text) {
    byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes(
        out -> {
          out.write(jpeg, 0, 2);
          JpegCopy.segment(out, marker, payload);
          out.write(jpeg, 2, jpeg.length - 2);
        });
  }

  static byte[] chunk(String type, byte[] content) {
    return bytes(
        out -> {
          byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
          CRC32 crc = new CRC32();
          crc.update(name);
          crc.update(content);
          DataOutputStream data = new DataOutputStream(out);
          data.writeInt(content.length);
          data.write(name);
          data.write(content);
          data.writeInt((int) crc.getValue());
        });
  }

  /** Puts a chunk right after the PNG header. */
  static byte[] withChunk(byte[] png, String type, String text) {
    int afterHeader = 8 + 25;
    return bytes(
        out -> {
          out.write(png, 0, afterHeader);
          out.write(chunk(type, text.getBytes(StandardCharsets.ISO_8859_1)));
          out.write(png, afterHeader, png.length - afterHeader);
        });
  }

  /** A small file whose header claims any size. */
  static byte[] pngClaiming(int width, int height) {
    return bytes(
        out -> {
          out.write(png(), 0, 8);
          out.write(
              chunk(
                  "IHDR",
                  bytes(
                      header -> {
                        DataOutputStream data = new DataOutputStream(header);
                        data.writeInt(width);
                        data.writeInt(height);
                        data.write(new byte[] {8, 2, 0, 0, 0});
                      })));
          out.write(chunk("IDAT", deflated(1000)));
          out.write(chunk("IEND", new byte[0]));
        });
  }

  static byte[] jpegClaiming(int width, int height) {
    byte[] jpeg = jpeg();
    for (int i = 2; i < jpeg.length; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
      if (JpegCopy.isFrame(jpeg[i + 1] & 0xFF)) {
        jpeg[i + 5] = (byte) (height >> 8);
        jpeg[i + 6] = (byte) height;
        jpeg[i + 7] = (byte) (width >> 8);
        jpeg[i + 8] = (byte) width;
        return jpeg;
      }
    }
    throw new IllegalStateException("no frame");
  }

  /** The same header of a picture that is coded in passes. */
  static byte[] progressive(byte[] jpeg) {
    byte[] changed = jpeg.clone();
    for (int i = 0; i < changed.length - 1; i++) {
      if (changed[i] == (byte) 0xFF && changed[i + 1] == (byte) 0xC0) {
        changed[i + 1] = (byte) 0xC2;
      }
    }
    return changed;
  }

  /** Four bands, 64 by 48. */
  static byte[] printersJpeg() {
    return bytes(
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
          try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
            writer.write(null, new IIOImage(raster, null, null), null);
          } finally {
            writer.dispose();
          }
        });
  }

  /** A grey PNG of any depth, some of whose rows are missing. */
  static byte[] greyPng(int width, int height, int depth, int missing) {
    byte[] header = new byte[13];
    ByteBuffer.wrap(header).putInt(width).putInt(height).put((byte) depth);
    int row = 1 + (width * depth + 7) / 8;
    return joined(
        Arrays.copyOf(png(), 8),
        chunk("IHDR", header),
        chunk("IDAT", deflated(row * (height - missing))),
        chunk("IEND", new byte[0]));
  }

  static byte[] zip() {
    return bytes(
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("run.exe"));
          zip.write("MZ synthetic".getBytes(StandardCharsets.US_ASCII));
          zip.finish();
        });
  }

  static byte[] deflated(int zeros) {
    return bytes(
        out -> {
          DeflaterOutputStream deflater =
              new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION));
          byte[] block = new byte[8192];
          for (int left = zeros; left > 0; left -= block.length) {
            deflater.write(block, 0, Math.min(left, block.length));
          }
          deflater.finish();
        });
  }

  static byte[] deflated(byte[] content) {
    return bytes(
        out -> {
          DeflaterOutputStream deflater = new DeflaterOutputStream(out);
          deflater.write(content);
          deflater.finish();
        });
  }

  static byte[] joined(byte[]... parts) {
    return bytes(
        out -> {
          for (byte[] part : parts) {
            out.write(part);
          }
        });
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the bytes hold the text anywhere. */
  static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  static byte[] bytes(Making<ByteArrayOutputStream> making) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      making.make(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
