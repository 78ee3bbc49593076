package org.caunoi.platform.web;

import java.util.List;
import org.caunoi.shared.Refused;

/** A signature drawn on a screen, as browsers send it. */
public final class SignaturePicture {

  private SignaturePicture() {}

  /**
   * Refused at {@code /signature} with {@code signature-missing}, {@code signature-not-png}, {@code
   * picture-too-large}.
   */
  public static byte[] of(String dataUrl) {
    if (dataUrl.isBlank()) {
      throw Refused.field("/signature", "signature-missing");
    }
    return DataAddress.read(dataUrl, List.of("image/png"), "/signature", "signature-not-png");
  }
}
