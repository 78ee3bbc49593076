package org.caunoi.dossier;

/**
 * A one-time code must reach the citizen. Heard inside the transaction that made it.
 *
 * @param to the one way it goes, as {@link CodeWay#of} says
 */
public record CodeToSend(
    String authority, String code, Contact to, String oneTimeCode, Purpose purpose) {

  /** What the code is for; the message says it in words. */
  public enum Purpose {
    OPEN_RESULT,
    RETURN_AT_COUNTER,
    WITHDRAW
  }

  @Override
  public String toString() {
    return "CodeToSend[" + purpose + "]";
  }
}
