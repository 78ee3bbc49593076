package org.caunoi.platform.web;

import java.util.Base64;
import org.caunoi.shared.Refused;

/** A signature drawn on a screen, as browsers send it. */
public final class SignaturePicture {

  private static final String PNG = "data:image/png;base64,";

  private SignaturePicture() {}

  /** Refused at {@code /signature} with {@code signature-missing} or {@code signature-not-png}. */
  public static byte[] of(String dataUrl) {
    if (dataUrl.isBlank()) {
      throw Refused.field("/signature", "signature-missing");
    }
    if (!dataUrl.startsWith(PNG)) {
      throw Refused.field("/signature", "signature-not-png");
    }
    try {
      return Base64.getDecoder().decode(dataUrl.substring(PNG.length()));
    } catch (IllegalArgumentException e) {
      throw Refused.field("/signature", "signature-not-png");
    }
  }
}
