package org.caunoi.dossier.web;

import org.caunoi.document.SentFile;
import org.caunoi.dossier.AtCounter;
import org.caunoi.platform.web.SignaturePicture;
import org.jspecify.annotations.Nullable;

/** What somebody at a counter shows, as forms and programs send it. */
final class Shown {

  private Shown() {}

  /**
   * A scanned card is read for its number only; nothing else of it is kept.
   *
   * @param signature a picture as a data URL, blank where none was asked for
   */
  static AtCounter of(String card, @Nullable String code, @Nullable String signature) {
    return new AtCounter(
        CardNumber.of(card),
        code == null || code.isBlank() ? null : code,
        signature == null || signature.isBlank()
            ? null
            : SentFile.held(SignaturePicture.of(signature), "/signature"));
  }
}
