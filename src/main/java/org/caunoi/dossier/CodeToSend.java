package org.caunoi.dossier;

/**
 * A one-time code must reach the citizen's own phone. Heard inside the transaction that made it.
 *
 * @param phone as dialled at home, 0 first
 */
public record CodeToSend(
    String authority, String code, String phone, String oneTimeCode, Purpose purpose) {

  /** What the code is for; the message says it in words. */
  public enum Purpose {
    OPEN_RESULT,
    RETURN_AT_COUNTER
  }

  @Override
  public String toString() {
    return "CodeToSend[" + purpose + "]";
  }
}
