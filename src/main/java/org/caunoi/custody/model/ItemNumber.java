package org.caunoi.custody.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/**
 * The number on an envelope or a bag: UPU S10 with its check digit. The service letters {@code DE}
 * and {@code DB} lie in the range kept for domestic use [k].
 */
public record ItemNumber(String value) {

  public static final String ENVELOPE = "DE";
  public static final String BAG = "DB";

  private static final Pattern SHAPE = Pattern.compile("([A-Z]{2})(\\d{8})(\\d)([A-Z]{2})");
  private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

  /** The number of one of our own items. */
  public static ItemNumber of(String service, long serial) {
    if (serial < 1 || serial > 99_999_999) {
      throw new IllegalArgumentException("A serial has eight digits");
    }
    String digits = String.format(Locale.ROOT, "%08d", serial);
    return new ItemNumber(service + digits + checkDigit(digits) + "VN");
  }

  /**
   * What a scanner or a hand typed. Refused at {@code pointer}: {@code item-number-needed}, {@code
   * item-number-malformed}, {@code item-number-check} where a digit is wrong.
   */
  public static ItemNumber parse(String typed, String pointer) {
    String text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", "");
    if (text.isEmpty()) {
      throw Refused.field(pointer, "item-number-needed");
    }
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw Refused.field(pointer, "item-number-malformed");
    }
    if (checkDigit(parts.group(2)) != parts.group(3).charAt(0) - '0') {
      throw Refused.field(pointer, "item-number-check");
    }
    return new ItemNumber(text);
  }

  /**
   * Whether a number of this shape has the wrong check digit; other carriers issue such numbers.
   */
  public static boolean isWrong(String number) {
    Matcher parts = SHAPE.matcher(number);
    return parts.matches() && checkDigit(parts.group(2)) != parts.group(3).charAt(0) - '0';
  }

  /** In groups that can be read aloud: {@code DE 0000 0001 7 VN}. */
  public String spoken() {
    return "%s %s %s %s %s"
        .formatted(
            value.substring(0, 2),
            value.substring(2, 6),
            value.substring(6, 10),
            value.substring(10, 11),
            value.substring(11));
  }

  static int checkDigit(String eightDigits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (eightDigits.charAt(i) - '0');
    }
    int rest = 11 - sum % 11;
    return rest == 10 ? 0 : rest == 11 ? 5 : rest;
  }

  @Override
  public String toString() {
    return value;
  }
}
