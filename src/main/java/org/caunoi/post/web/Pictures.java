package org.caunoi.post.web;

import java.util.List;
import org.caunoi.custody.Position;
import org.caunoi.document.SentFile;
import org.caunoi.platform.web.DataAddress;
import org.caunoi.post.Proxy;
import org.caunoi.post.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is shown at a door as it comes: drawn, as a file, or as a small picture within a body. */
final class Pictures {

  private static final String PNG = "image/png";
  private static final String JPEG = "image/jpeg";

  private Pictures() {}

  /**
   * Refused at {@code /signature} with {@code signature-unreadable}, {@code picture-too-large};
   * null where there is none.
   */
  static @Nullable SentFile drawn(@Nullable String dataUrl) {
    return SentFile.held(
        DataAddress.read(dataUrl, List.of(PNG), "/signature", "signature-unreadable"),
        "/signature");
  }

  /**
   * Refused at the pointer with {@code picture-needed}, {@code picture-too-large}; null where there
   * is none.
   */
  static @Nullable SentFile small(@Nullable String dataUrl, String pointer) {
    return SentFile.held(
        DataAddress.read(dataUrl, List.of(PNG, JPEG), pointer, "picture-needed"), pointer);
  }

  /** What a form says was shown at the door; refused as its parts. */
  static Shown shown(
      String code,
      String personalId,
      @Nullable String signature,
      @Nullable MultipartFile photo,
      String lat,
      String lon,
      String proxy,
      @Nullable MultipartFile mandate) {
    return new Shown(
        code,
        personalId,
        drawn(signature),
        SentFile.of(photo, "/photo"),
        Position.parse(lat, lon),
        Proxy.of(proxy, SentFile.of(mandate, "/mandate")));
  }
}
