package org.caunoi.party;

/**
 * Something to check with the card in hand; it never blocks, because the rules behind it are not
 * certain. Holds nothing personal. Its text is {@code party.finding.} and the code.
 */
public record Finding(CardField field, String code) {

  public String key() {
    return "party.finding." + code;
  }
}
