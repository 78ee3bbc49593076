package org.caunoi.post;

/**
 * A code for the door must reach the citizen's own phone. Heard inside the transaction that made
 * it.
 *
 * @param asked whether somebody asked for it, and must hear if it cannot be sent
 */
public record DoorCodeMade(
    String authority, String dossierCode, String phone, String oneTimeCode, boolean asked) {

  @Override
  public String toString() {
    return "DoorCodeMade[]";
  }
}
