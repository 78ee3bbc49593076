package org.caunoi.party;

import java.util.Optional;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/**
 * A Vietnamese phone number of a person or an office, kept as {@code +84} and nine or ten digits.
 */
public record PhoneNumber(String international) {

  /** What the number rings. */
  public enum Kind {
    MOBILE,
    LANDLINE
  }

  private static final Pattern FILLERS = Pattern.compile("[\\s.()\\-\\u00A0\\u202F]");
  private static final Pattern COUNTRY = Pattern.compile("\\+84|0084|84(?=\\d{9,10}$)");
  private static final Pattern MOBILE = Pattern.compile("[35789]\\d{8}");
  private static final Pattern LANDLINE = Pattern.compile("2\\d{9}");
  private static final Pattern OLD_MOBILE = Pattern.compile("1[2689]\\d{8}");
  private static final Pattern SERVICE = Pattern.compile("1[89]00\\d{4,6}|1\\d{2,4}");
  private static final String PREFIX = "+84";

  public PhoneNumber {
    if (!international.startsWith(PREFIX)) {
      throw Refused.invalid("phone-malformed");
    }
    String rest = international.substring(PREFIX.length());
    if (!MOBILE.matcher(rest).matches() && !LANDLINE.matcher(rest).matches()) {
      throw Refused.invalid("phone-malformed");
    }
  }

  /**
   * Understands 0900000001, +84 900 000 001, 84900000001 and 024 3800 0001. Refused with {@code
   * phone-malformed}, {@code phone-service-number} (such as 113 or 1900xxxx), {@code
   * phone-old-prefix} (eleven-digit mobiles of before 2018) or {@code phone-foreign}.
   */
  public static PhoneNumber parse(String text) {
    String dialled = FILLERS.matcher(text).replaceAll("");
    if (!dialled.matches("\\+?[0-9]{3,16}")) {
      throw Refused.invalid("phone-malformed");
    }
    if (SERVICE.matcher(dialled).matches()) {
      throw Refused.invalid("phone-service-number");
    }
    String local = COUNTRY.matcher(dialled).lookingAt() ? withoutCountry(dialled) : dialled;
    if (local.matches("(\\+|00)[1-9].*")) {
      throw Refused.invalid("phone-foreign");
    }
    boolean countryGiven = !local.equals(dialled);
    if (!countryGiven && !local.startsWith("0")) {
      throw Refused.invalid("phone-malformed");
    }
    String rest = local.startsWith("0") ? local.substring(1) : local;
    if (OLD_MOBILE.matcher(rest).matches()) {
      throw Refused.invalid("phone-old-prefix");
    }
    if (SERVICE.matcher(rest).matches()) {
      throw Refused.invalid("phone-service-number");
    }
    return new PhoneNumber(PREFIX + rest);
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<PhoneNumber> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  public Kind kind() {
    return international.charAt(PREFIX.length()) == '2' ? Kind.LANDLINE : Kind.MOBILE;
  }

  /** Whether it can receive a short message. */
  public boolean takesMessages() {
    return kind() == Kind.MOBILE;
  }

  /** As people dial it at home: 0900000001. */
  public String national() {
    return "0" + international.substring(PREFIX.length());
  }

  /**
   * Such as {@code 090•••••01}. Only two digits of the end are shown, fewer than anyone is asked
   * for to prove that the number is theirs.
   */
  public String masked() {
    String national = national();
    return national.substring(0, 3)
        + "•".repeat(national.length() - 5)
        + national.substring(national.length() - 2);
  }

  @Override
  public String toString() {
    return masked();
  }

  private static String withoutCountry(String dialled) {
    return COUNTRY.matcher(dialled).replaceFirst("");
  }
}
