package org.caunoi.dossier;

import org.caunoi.document.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who stands at a counter shows of themselves.
 *
 * @param personalId number on the card in their hand
 * @param phoneCode the code sent to the applicant's phone; null for people without one
 * @param signature picture of their signature; asked for where no code reaches a phone
 */
public record AtCounter(
    String personalId, @Nullable String phoneCode, @Nullable SentFile signature) {

  public static AtCounter of(String personalId, @Nullable String phoneCode) {
    return new AtCounter(personalId, phoneCode, null);
  }

  @Override
  public String toString() {
    return "AtCounter[sealed]";
  }
}
