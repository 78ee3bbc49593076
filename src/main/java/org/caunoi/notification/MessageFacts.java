package org.caunoi.notification;

/**
 * What a message tells, in words; texts name them by number.
 *
 * @param detail {0}: what is missing, why, until when; the part an SMS may shorten
 * @param dossierCode {1}
 * @param secret {2}: a one-time code or link, never shortened
 * @param fee {3}: what there is to pay, in words
 */
record MessageFacts(String detail, String dossierCode, String secret, String fee) {

  static MessageFacts ofDossier(String dossierCode, String detail) {
    return new MessageFacts(detail, dossierCode, "", "");
  }

  static MessageFacts ofSecret(String dossierCode, String secret) {
    return new MessageFacts("", dossierCode, secret, "");
  }

  @Override
  public String toString() {
    return "MessageFacts[sealed]";
  }
}
