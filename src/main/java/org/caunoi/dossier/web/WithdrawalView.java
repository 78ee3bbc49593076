package org.caunoi.dossier.web;

/**
 * The page on which a citizen asks for a dossier back, or takes that back.
 *
 * @param asked whether it was asked for already
 * @param possible whether one or the other is possible now
 * @param reached whether a code can be sent
 * @param byPhone whether it goes to the phone, else by e-mail
 */
public record WithdrawalView(
    String code,
    String key,
    String procedure,
    boolean asked,
    boolean possible,
    boolean reached,
    boolean byPhone) {

  /** Address of what is pressed. */
  public String path(String noun) {
    return "/tracking/" + code + "/" + noun;
  }

  /** Address of the dossier's own page. */
  public String back() {
    return "/tracking/" + code + "?k=" + key;
  }
}
