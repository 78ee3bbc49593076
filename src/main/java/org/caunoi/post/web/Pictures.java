package org.caunoi.post.web;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A drawn signature or a photo as it comes from a page or a program. */
final class Pictures {

  private static final String PNG = "data:image/png;base64,";
  private static final String JPEG = "data:image/jpeg;base64,";

  private Pictures() {}

  /** Refused at {@code /signature} with {@code signature-unreadable}; empty where there is none. */
  static byte[] drawn(@Nullable String dataUrl) {
    return sent(dataUrl, List.of(PNG), "/signature", "signature-unreadable");
  }

  /** Refused at the pointer with {@code picture-needed}; empty where there is none. */
  static byte[] sent(@Nullable String dataUrl, String pointer) {
    return sent(dataUrl, List.of(PNG, JPEG), pointer, "picture-needed");
  }

  private static byte[] sent(
      @Nullable String dataUrl, List<String> kinds, String pointer, String code) {
    if (dataUrl == null || dataUrl.isBlank()) {
      return new byte[0];
    }
    String url = dataUrl.strip();
    try {
      for (String kind : kinds) {
        if (url.startsWith(kind)) {
          return Base64.getDecoder().decode(url.substring(kind.length()));
        }
      }
    } catch (IllegalArgumentException e) {
      // the same as any other text
    }
    throw Refused.field(pointer, code);
  }

  static byte[] file(@Nullable MultipartFile file, String pointer) {
    try {
      return file == null ? new byte[0] : file.getBytes();
    } catch (IOException e) {
      throw Refused.field(pointer, "file-incomplete");
    }
  }
}
