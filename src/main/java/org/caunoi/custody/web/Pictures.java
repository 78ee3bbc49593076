package org.caunoi.custody.web;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
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

  /** Uses the drawing, or else the file; what is wrong with a file is said where it was chosen. */
  static <T> T use(
      @Nullable String dataUrl, @Nullable MultipartFile file, Function<byte[], T> act) {
    byte[] drawn = of(dataUrl);
    if (drawn.length > 0 || file == null || file.isEmpty()) {
      return act.apply(drawn);
    }
    try {
      return act.apply(file.getBytes());
    } catch (IOException e) {
      throw Refused.field("/file", "file-incomplete");
    } catch (Refused refused) {
      throw isOfFile(refused)
          ? Refused.field("/file", refused.code(), refused.args().toArray())
          : refused;
    }
  }

  private static boolean isOfFile(Refused refused) {
    return List.of(Refused.Kind.INVALID, Refused.Kind.TOO_LARGE).contains(refused.kind())
        && refused.errors().isEmpty();
  }
}
