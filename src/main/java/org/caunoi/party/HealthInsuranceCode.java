package org.caunoi.party;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Knows the code of a health-insurance card by its number and its hexadecimal fields. */
final class HealthInsuranceCode {

  private static final Pattern CARD_NUMBER = Pattern.compile("[A-Z]{2}[0-9]{13}");
  private static final Pattern INSURED_NUMBER = Pattern.compile("[0-9]{10}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){4,}");

  private HealthInsuranceCode() {}

  static boolean isCardNumber(String text) {
    return CARD_NUMBER.matcher(text).matches();
  }

  static boolean matches(List<String> fields) {
    String first = fields.getFirst();
    return isCardNumber(first)
        || (INSURED_NUMBER.matcher(first).matches()
            && fields.stream().anyMatch(HealthInsuranceCode::isHiddenText))
        || fields.stream().filter(HealthInsuranceCode::isHiddenText).count() > 1;
  }

  /** Hexadecimal that reads as words; eight digits of a date do not. */
  private static boolean isHiddenText(String field) {
    if (!HEX.matcher(field).matches()) {
      return false;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(field));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.codePoints().filter(Character::isLetter).count() * 2 > text.length();
    } catch (CharacterCodingException notText) {
      return false;
    }
  }
}
