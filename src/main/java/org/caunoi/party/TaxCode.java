package org.caunoi.party;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/**
 * A tax code: ten digits of an enterprise, with {@code -001} to {@code -999} for a branch, or,
 * since July 2025, the twelve-digit identity number of an individual.
 */
public record TaxCode(String text) {

  private static final Pattern FILLERS = Pattern.compile("[\\s.\\u00A0]");
  private static final Pattern ENTERPRISE = Pattern.compile("(\\d{10})(?:-?(\\d{3}))?");
  private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

  public TaxCode {
    Matcher enterprise = ENTERPRISE.matcher(text);
    if (enterprise.matches()) {
      String branch = enterprise.group(2);
      if ("000".equals(branch)) {
        throw Refused.invalid("tax-code-malformed");
      }
      if (!isChecked(enterprise.group(1))) {
        throw Refused.invalid("tax-code-checksum");
      }
      text = enterprise.group(1) + (branch == null ? "" : "-" + branch);
    } else if (PersonalIdNumber.tryParse(text).isEmpty() || text.length() != 12) {
      throw Refused.invalid("tax-code-malformed");
    }
  }

  /** Refused with {@code tax-code-malformed} or {@code tax-code-checksum}. */
  public static TaxCode parse(String text) {
    return new TaxCode(FILLERS.matcher(text).replaceAll(""));
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<TaxCode> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** Whether it belongs to a person and not to an enterprise. */
  public boolean isPersonal() {
    return text.length() == 12;
  }

  /** An enterprise's code is public and shown whole; a person's is masked like the number it is. */
  public String masked() {
    return isPersonal() ? new PersonalIdNumber(text).masked() : text;
  }

  @Override
  public String toString() {
    return masked();
  }

  private static boolean isChecked(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    int check = 10 - sum % 11;
    return check == digits.charAt(9) - '0';
  }
}
