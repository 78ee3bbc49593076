package org.caunoi.dossier;

import java.util.HexFormat;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.stereotype.Component;

/**
 * What opens tracking without an account: the key printed in the slip's QR, or the code with the
 * last four digits of the phone. Both are keyed hashes, so neither can be worked out from the code.
 */
@Component
public class TrackingKeys {

  private final PersonalDataCipher cipher;

  TrackingKeys(PersonalDataCipher cipher) {
    this.cipher = cipher;
  }

  /** Twelve letters and digits for the QR on the slip; the same for a code each time. */
  public String keyOf(String code) {
    return HexFormat.of().formatHex(cipher.lookup("tracking-key", code)).substring(0, 12);
  }

  byte[] digitsHash(String code, String digits) {
    return cipher.lookup("tracking-digits", code + "/" + digits);
  }
}
