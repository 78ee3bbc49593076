package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.document.SentFile;
import org.caunoi.platform.web.DataAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A signature as it comes: drawn on the screen, or a scan of the signed paper. */
final class Pictures {

  private static final List<String> TYPES = List.of("image/png", "image/jpeg", "application/pdf");

  private Pictures() {}

  /**
   * Refused at {@code /signature} with {@code signature-unreadable}, {@code picture-too-large};
   * null where there is none.
   */
  static @Nullable SentFile of(@Nullable String dataUrl) {
    return SentFile.held(
        DataAddress.read(dataUrl, TYPES, "/signature", "signature-unreadable"), "/signature");
  }

  /** The drawing, or else the file; what is wrong with a file is said where it was chosen. */
  static @Nullable SentFile of(@Nullable String dataUrl, @Nullable MultipartFile file) {
    SentFile drawn = of(dataUrl);
    return drawn == null ? SentFile.of(file, "/file") : drawn;
  }
}
