package org.caunoi.signing;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.pdf.AnnotationBox;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.NativePdfBoxVisibleSignatureDrawer;
import eu.europa.esig.dss.pdf.visible.SignatureFieldDimensionAndPosition;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.caunoi.platform.pdf.Png;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link SignatureMark} on the page. PDFBox takes what a signature looks like from another
 * file; ours is written down as it is, for the picture in it needs no reading.
 */
final class DrawnMark extends NativePdfBoxVisibleSignatureDrawer {

  private @Nullable SignatureFieldDimensionAndPosition box;

  @Override
  protected String getExpectedColorSpaceName() {
    return COSName.DEVICERGB.getName();
  }

  @Override
  public SignatureFieldDimensionAndPosition buildSignatureFieldBox() {
    if (box == null) {
      box = super.buildSignatureFieldBox();
    }
    return box;
  }

  @Override
  public void draw() throws IOException {
    SignatureFieldDimensionAndPosition where = buildSignatureFieldBox();
    DSSDocument picture = parameters.getImage();
    if (where.getGlobalRotation() % 360 != 0) {
      super.draw();
      return;
    }
    byte[] file = file(where.getAnnotationBox(), DSSUtils.toByteArray(picture));
    signatureOptions.setVisualSignature(new ByteArrayInputStream(file));
  }

  private static byte[] file(AnnotationBox where, byte[] png) throws IOException {
    byte[] palette = Png.chunk(png, "PLTE");
    byte[] pixels = Png.chunk(png, "IDAT");
    byte[] shown =
        text("q %.4f 0 0 %.4f 0 0 cm /Im1 Do Q", where.getWidth(), where.getHeight())
            .getBytes(StandardCharsets.US_ASCII);
    SmallPdf pdf = new SmallPdf();
    pdf.add("<</Type/Catalog/Pages 2 0 R>>", null);
    pdf.add("<</Type/Pages/Kids[]/Count 0>>", null);
    pdf.add(
        text(
            "<</Type/Annot/Subtype/Widget/FT/Sig/Rect[%.4f %.4f %.4f %.4f]/AP<</N 4 0 R>>>>",
            where.getMinX(), where.getMinY(), where.getMaxX(), where.getMaxY()),
        null);
    pdf.add(
        text(
            "<</Type/XObject/Subtype/Form/FormType 1/BBox[0 0 %.4f %.4f]"
                + "/Resources<</XObject<</Im1 5 0 R>>>>/Length %d>>",
            where.getWidth(), where.getHeight(), shown.length),
        shown);
    pdf.add(
        text(
            "<</Type/XObject/Subtype/Image/Width %1$d/Height %2$d/BitsPerComponent 8"
                + "/ColorSpace[/Indexed/DeviceRGB 255 6 0 R]/Filter/FlateDecode/DecodeParms"
                + "<</Predictor 15/Colors 1/BitsPerComponent 8/Columns %1$d>>/Length %3$d>>",
            SignatureMark.PIXELS_WIDE, SignatureMark.PIXELS_HIGH, pixels.length),
        pixels);
    pdf.add(text("<</Length %d>>", palette.length), palette);
    return pdf.bytes();
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** Objects one after the other, numbered from 1; the first is the catalogue. */
  private static final class SmallPdf {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    private final List<Integer> starts = new ArrayList<>();

    SmallPdf() {
      print("%PDF-1.7\n");
    }

    void add(String dictionary, byte @Nullable [] stream) {
      starts.add(out.size());
      print(starts.size() + " 0 obj\n" + dictionary + "\n");
      if (stream != null) {
        print("stream\n");
        out.writeBytes(stream);
        print("\nendstream\n");
      }
      print("endobj\n");
    }

    byte[] bytes() {
      int table = out.size();
      print("xref\n0 " + (starts.size() + 1) + "\n0000000000 65535 f \n");
      starts.forEach(start -> print(text("%010d 00000 n \n", start)));
      print("trailer\n<</Size " + (starts.size() + 1) + "/Root 1 0 R>>\n");
      print("startxref\n" + table + "\n%%EOF\n");
      return out.toByteArray();
    }

    private void print(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
