package org.caunoi.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

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

  private final byte[] regular = resource("BeVietnamPro-Regular.ttf");
  private final byte[] italic = resource("BeVietnamPro-Italic.ttf");
  private final byte[] semiBold = resource("BeVietnamPro-SemiBold.ttf");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    // Its messages may quote what is on the page, and that is personal data.
    XRLog.setLoggingEnabled(false);
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
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .useFastMode()
            .usePdfUaAccessibility(true)
            .usePdfAConformance(PdfAConformance.PDFA_2_A)
            .useColorProfile(colours)
            .useUriResolver((base, address) -> address.startsWith("data:") ? address : null)
            .useFont(
                () -> new ByteArrayInputStream(regular), FAMILY, NORMAL, FontStyle.NORMAL, true)
            .useFont(() -> new ByteArrayInputStream(italic), FAMILY, NORMAL, FontStyle.ITALIC, true)
            .useFont(() -> new ByteArrayInputStream(semiBold), FAMILY, BOLD, FontStyle.NORMAL, true)
            .withProducer("Cầu Nối")
            .withHtmlContent(page(template, style), null)
            .toStream(file);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
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
