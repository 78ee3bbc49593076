package org.caunoi.post.web;

import java.io.IOException;
import java.util.Base64;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A drawn signature or a photo as it comes from a page or a program. */
final class Pictures {

  private static final String PNG = "data:image/png;base64,";

  private Pictures() {}

  /** Refused at {@code /signature} with {@code signature-unreadable}; empty where there is none. */
  static byte[] drawn(@Nullable String dataUrl) {
    if (dataUrl == null || dataUrl.isBlank()) {
      return new byte[0];
    }
    try {
      if (dataUrl.strip().startsWith(PNG)) {
        return Base64.getDecoder().decode(dataUrl.strip().substring(PNG.length()));
      }
    } catch (IllegalArgumentException e) {
      // the same as any other text
    }
    throw Refused.field("/signature", "signature-unreadable");
  }

  static byte[] file(@Nullable MultipartFile file) {
    try {
      return file == null ? new byte[0] : file.getBytes();
    } catch (IOException e) {
      throw Refused.field("/photo", "file-incomplete");
    }
  }
}
