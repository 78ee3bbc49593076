package org.caunoi.dossier.web;

import java.util.Base64;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * What somebody asked for, sealed for that person, so that a page can ask on without showing it.
 */
@Component
final class SealedQuestion {

  private final PersonalDataCipher cipher;

  SealedQuestion(PersonalDataCipher cipher) {
    this.cipher = cipher;
  }

  String seal(SignedIn who, String asked) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.seal(asked, place(who)));
  }

  /** Refused with {@code access-search-unreadable} at {@code /q} for what is not ours. */
  String open(SignedIn who, String sealed) {
    try {
      return cipher.open(Base64.getUrlDecoder().decode(sealed), place(who));
    } catch (IllegalArgumentException | IllegalStateException notOurs) {
      throw Refused.field("/q", "access-search-unreadable");
    }
  }

  private static String place(SignedIn who) {
    return "access-search/" + who.accountId();
  }
}
