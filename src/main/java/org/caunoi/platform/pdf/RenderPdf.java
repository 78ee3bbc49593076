package org.caunoi.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.caunoi.platform.KnownServices;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/**
 * Renders a well-formed page as PDF/A-2a with the house's typeface embedded. A page may name no
 * address: pictures come as {@code data:} and the style sheet is given beside it.
 */
@Component
public class RenderPdf {

  static final String FAMILY = "Be Vietnam Pro";

  /** What XML does not allow even as a reference. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final int NORMAL = 400;
  private static final int BOLD = 600;

  /** What most papers take, in bytes. */
  private static final int FILE = 64 * 1024;

  private final Typefaces typefaces =
      new Typefaces(
          resource("BeVietnamPro-Regular.ttf"),
          resource("BeVietnamPro-Italic.ttf"),
          resource("BeVietnamPro-SemiBold.ttf"));

  static {
    // Its messages may quote what is on the page, and that is personal data.
    XRLog.setLoggingEnabled(false);
    // Papers a twentieth larger, deflated in half the time.
    System.setProperty(Filter.SYSPROP_DEFLATELEVEL, "3");
    // Pictures on papers are small; each would go through a file of its own.
    ImageIO.setUseCache(false);
  }

  /** The page as it goes to the renderer; equal pages give equal texts. */
  public String page(JteModel template, String style) {
    StringOutput page = new StringOutput();
    template.render(page);
    return NOT_XML
        .matcher(page.toString())
        .replaceAll("\uFFFD")
        .replaceFirst("</head>", "<style>" + style + "</style></head>");
  }

  /** The finished file. */
  public byte[] render(JteModel template, String style) {
    return rendered(template, style).file();
  }

  /** The finished file with the size of its pages. */
  public RenderedPdf rendered(JteModel template, String style) {
    Document page = ReadPage.read(page(template, style));
    List<TrueTypeFont> faces = typefaces.lend();
    RenderedPdf made = KnownServices.with(() -> rendered(page, faces));
    typefaces.giveBack(faces);
    return made;
  }

  private RenderedPdf rendered(Document page, List<TrueTypeFont> faces) {
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .useFastMode()
              .usePdfUaAccessibility(true)
              .useUriResolver((base, address) -> address.startsWith("data:") ? address : null)
              .useFont(font(document, faces.get(0)), FAMILY, NORMAL, FontStyle.NORMAL, true)
              .useFont(font(document, faces.get(1)), FAMILY, NORMAL, FontStyle.ITALIC, true)
              .useFont(font(document, faces.get(2)), FAMILY, BOLD, FontStyle.NORMAL, true)
              .usePageSupplier(RenderPdf::page)
              .withProducer(ArchiveMarks.PRODUCER)
              .withW3cDocument(page, null)
              .usePDDocument(document);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
      }
      ArchiveMarks.put(document);
      ByteArrayOutputStream file = new ByteArrayOutputStream(FILE);
      document.save(file);
      return RenderedPdf.of(file.toByteArray(), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PDPage page(
      PDDocument document, float width, float height, int number, int shadow) {
    PDPage page = new PDPage(new PDRectangle(width, height));
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.PROPERTIES, new PageMarks());
    page.setResources(new PDResources(resources));
    document.addPage(page);
    return page;
  }

  /** Taken up only where the page uses it. */
  private static PDFontSupplier font(PDDocument document, TrueTypeFont face) {
    return new PDFontSupplier(null) {
      @Override
      public PDFont supply() {
        try {
          return PDType0Font.load(document, face, true);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** A text of the folder {@code print}, such as a style sheet. */
  public static String text(String name) {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try {
      return new ClassPathResource("print/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
