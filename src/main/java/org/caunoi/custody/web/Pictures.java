package org.caunoi.custody.web;

import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A signature as it comes: drawn on the screen, or a scan of the signed paper. */
final class Pictures {

  private static final Pattern DATA =
      Pattern.compile("data:(?:image/png|image/jpeg|application/pdf);base64,(.+)", Pattern.DOTALL);

  private Pictures() {}

  /** Refused at {@code /signature} with {@code signature-unreadable}; empty where there is none. */
  static byte[] of(@Nullable String dataUrl) {
    if (dataUrl == null || dataUrl.isBlank()) {
      return new byte[0];
    }
    Matcher data = DATA.matcher(dataUrl.strip());
    if (!data.matches()) {
      throw Refused.field("/signature", "signature-unreadable");
    }
    try {
      return Base64.getDecoder().decode(data.group(1));
    } catch (IllegalArgumentException e) {
      throw Refused.field("/signature", "signature-unreadable");
    }
  }

  /** The drawing, or else the file. */
  static byte[] of(@Nullable String dataUrl, @Nullable MultipartFile file) {
    byte[] drawn = of(dataUrl);
    if (drawn.length > 0 || file == null || file.isEmpty()) {
      return drawn;
    }
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw Refused.field("/file", "file-incomplete");
    }
  }
}
