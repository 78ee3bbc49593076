package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what an uploaded file really is: first by its first bytes, then by reading it as that
 * kind to the end.
 */
@Component
final class FileInspection {

  private static final byte[] PDF = HexFormat.of().parseHex("255044462d");
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,5})$");

  private final PdfInspection pdf;
  private final JpegInspection jpeg;
  private final PngInspection png;

  FileInspection(DocumentLimits limits) {
    pdf = new PdfInspection(limits);
    jpeg = new JpegInspection(limits);
    png = new PngInspection(limits);
  }

  /**
   * Inspects a file and leaves a copy without metadata in the same folder where there was any.
   *
   * @param declaredName what the sender calls it; only its extension is looked at, for the refusal
   */
  InspectedFile inspect(Path file, @Nullable String declaredName) throws IOException {
    byte[] start = start(file);
    if (start.length == 0) {
      throw FileRefused.invalid("file-empty");
    }
    if (startsWith(start, PDF)) {
      return pdf.inspect(file);
    }
    if (startsWith(start, JPEG)) {
      return jpeg.inspect(file);
    }
    if (startsWith(start, PNG)) {
      return png.inspect(file);
    }
    throw FileRefused.invalid("file-type-unknown", extension(declaredName));
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PNG.length);
    }
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }

  private static String extension(@Nullable String declaredName) {
    Matcher matcher = EXTENSION.matcher(declaredName == null ? "" : declaredName.strip());
    return matcher.find() ? " (." + matcher.group(1).toLowerCase(Locale.ROOT) + ")" : "";
  }
}
