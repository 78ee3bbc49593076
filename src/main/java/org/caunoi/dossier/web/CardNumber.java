package org.caunoi.dossier.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/** The number of a card that was scanned or typed; nothing else of the card is kept. */
final class CardNumber {

  /** Twelve digits standing alone, as first in a card's code. */
  private static final Pattern PERSONAL_ID = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

  private CardNumber() {}

  /** Refused at {@code /personalId} with {@code not-a-person-id}. */
  static String of(String card) {
    Matcher number =
        PERSONAL_ID.matcher(card.contains("|") ? card : card.replaceAll("[\\s.-]", ""));
    if (!number.find()) {
      throw Refused.field("/personalId", "not-a-person-id");
    }
    return number.group();
  }
}
