package org.caunoi.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Personal identity number: 3 digits where the birth was registered, 1 for century and sex, 2 for
 * the year of birth, 6 of no meaning. There is no check digit, so only length, digits and obvious
 * placeholders are refused; everything else is a {@link Finding}.
 */
public record PersonalIdNumber(String digits) {

  private static final Pattern SPACING = Pattern.compile("[\\s.\\-\\u00A0\\u202F]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern ONE_DIGIT = Pattern.compile("(.)\\1{11}");
  private static final int LENGTH = 12;

  public PersonalIdNumber {
    if (!DIGITS.matcher(digits).matches()) {
      throw Refused.invalid("personal-id-not-digits");
    }
    if (digits.length() != LENGTH) {
      throw Refused.invalid("personal-id-length", LENGTH);
    }
    if (isPlaceholder(digits)) {
      throw Refused.invalid("personal-id-placeholder");
    }
  }

  /**
   * Blanks, dots and hyphens between digits do not matter. Refused with {@code
   * personal-id-not-digits}, {@code personal-id-length} or {@code personal-id-placeholder}.
   */
  public static PersonalIdNumber parse(String text) {
    return new PersonalIdNumber(SPACING.matcher(text).replaceAll(""));
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<PersonalIdNumber> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** The first three digits. */
  public String placeCode() {
    return digits.substring(0, 3);
  }

  /** Year of birth the number tells. */
  public int birthYear() {
    int century = 1900 + (digits.charAt(3) - '0') / 2 * 100;
    return century + Integer.parseInt(digits.substring(4, 6));
  }

  /** Sex the number tells. */
  public Sex sex() {
    return (digits.charAt(3) - '0') % 2 == 0 ? Sex.MALE : Sex.FEMALE;
  }

  /** What to check with the card; values that are not known are not compared. */
  public List<Finding> check(@Nullable BirthDate birthDate, @Nullable Sex sex) {
    List<Finding> findings = new ArrayList<>();
    if (!RegistrationPlaces.shipped().knows(placeCode())) {
      findings.add(new Finding(CardField.NUMBER, "place-unknown"));
    }
    if (looksMadeUp()) {
      findings.add(new Finding(CardField.NUMBER, "number-looks-made-up"));
    }
    if (birthDate != null && birthDate.year() != birthYear()) {
      findings.add(new Finding(CardField.BIRTH_DATE, "birth-year-differs"));
    }
    if (sex != null && sex != sex()) {
      findings.add(new Finding(CardField.SEX, "sex-differs"));
    }
    return findings;
  }

  /**
   * Such as {@code 001••••••001}: the place and the last three digits are enough to recognise a
   * number one knows; year, sex and half of the free digits stay hidden.
   */
  public String masked() {
    return placeCode() + "•".repeat(6) + digits.substring(9);
  }

  @Override
  public String toString() {
    return masked();
  }

  private boolean looksMadeUp() {
    String free = digits.substring(6);
    return free.equals("000000") || free.equals("999999") || digits.equals("012345678901");
  }

  /** No place has the code 000. */
  private static boolean isPlaceholder(String digits) {
    return digits.startsWith("000")
        || ONE_DIGIT.matcher(digits).matches()
        || digits.equals("123456789012");
  }
}
