package org.caunoi.platform.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.jspecify.annotations.Nullable;

/**
 * What makes a tagged file PDF/A-2a: it says so (XMP) and tells what its colours mean. The renderer
 * can do it too, by building anew each time what never changes.
 */
final class ArchiveMarks {

  static final String PRODUCER = "Cầu Nối";

  private static final String XMP = RenderPdf.text("archive.xml");
  private static final String COLOURS = "sRGB IEC61966-2.1";
  private static final byte[] PROFILE =
      deflated(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private ArchiveMarks() {}

  static void put(PDDocument document) throws IOException {
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(
        xmp(document.getDocumentInformation()).getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(metadata);
    document.getDocumentCatalog().addOutputIntent(colours(document));
    document.getPages().forEach(ArchiveMarks::dropInterpolation);
  }

  /** The same as stands in the file's own list, or it is no PDF/A. */
  private static String xmp(PDDocumentInformation told) {
    return XMP.formatted(
        PRODUCER,
        MOMENT.format(told.getCreationDate().toInstant().atZone(zone(told))),
        escaped(told.getTitle()),
        escaped(told.getSubject()));
  }

  private static ZoneId zone(PDDocumentInformation told) {
    return told.getCreationDate().getTimeZone().toZoneId();
  }

  private static String escaped(@Nullable String text) {
    return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static PDOutputIntent colours(PDDocument document) throws IOException {
    COSStream profile = document.getDocument().createCOSStream();
    profile.setInt(COSName.N, 3);
    profile.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    try (OutputStream out = profile.createRawOutputStream()) {
      out.write(PROFILE);
    }
    COSDictionary entry = new COSDictionary();
    entry.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    entry.setItem(COSName.S, COSName.GTS_PDFA1);
    entry.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    PDOutputIntent intent = new PDOutputIntent(entry);
    intent.setInfo(COLOURS);
    intent.setOutputCondition(COLOURS);
    intent.setOutputConditionIdentifier(COLOURS);
    intent.setRegistryName("http://www.color.org");
    return intent;
  }

  /** An archive forbids that pictures are smoothed. */
  private static void dropInterpolation(PDPage page) {
    COSDictionary pictures = page.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
    if (pictures != null) {
      for (COSName name : pictures.keySet()) {
        if (pictures.getDictionaryObject(name) instanceof COSStream picture) {
          picture.removeItem(COSName.INTERPOLATE);
        }
      }
    }
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
