package org.caunoi.party;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caunoi.party.CardReading.HealthInsuranceCard;
import org.caunoi.party.CardReading.TypedNumber;
import org.caunoi.party.CardReading.Unreadable;
import org.caunoi.party.CardReading.Unreadable.Reason;
import org.caunoi.shared.Refused;

/**
 * Reads what a scanner types, what is pasted, or a number typed by hand. It never throws for any
 * text, and keeps nothing of the raw text: neither stored nor shown in messages.
 */
public final class CardScan {

  private static final int LONGEST = 2000;
  private static final int FEWEST_FIELDS = 6;
  private static final int MOST_FIELDS = 15;

  /** Marks of the kind of code some scanners put in front, such as {@code ]Q1}. */
  private static final Pattern CODE_KIND = Pattern.compile("^\\][A-Za-z][0-9]");

  private static final Pattern LINES = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\u200B-\\u200F\\u2060\\uFEFF]");
  private static final Pattern SEPARATOR = Pattern.compile("[|¦｜]");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 .\\-]*");
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]");
  private static final Pattern WEB = Pattern.compile("(?i)(https?://|www\\.).*");
  private static final int OLD_NUMBER_LENGTH = 9;

  private CardScan() {}

  /**
   * @param raw text as it came
   * @param today day in Vietnam, to see dates that lie ahead
   */
  public static CardReading read(String raw, LocalDate today) {
    if (raw.length() > LONGEST) {
      return new Unreadable(Reason.TOO_LONG);
    }
    List<String> lines =
        LINES
            .splitAsStream(raw)
            .map(line -> INVISIBLE.matcher(line).replaceAll(""))
            .map(Spelling::tidy)
            .map(line -> CODE_KIND.matcher(line).replaceFirst(""))
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    if (lines.isEmpty()) {
      return new Unreadable(Reason.EMPTY);
    }
    if (lines.size() > 1) {
      boolean cards = lines.stream().allMatch(line -> SEPARATOR.matcher(line).find());
      return new Unreadable(cards ? Reason.TWO_CARDS : Reason.UNKNOWN);
    }
    return line(lines.getFirst(), today);
  }

  private static CardReading line(String text, LocalDate today) {
    if (SEPARATOR.matcher(text).find()) {
      List<String> fields = Arrays.stream(SEPARATOR.split(text, -1)).map(String::strip).toList();
      return HealthInsuranceCode.matches(fields) ? new HealthInsuranceCard() : card(fields, today);
    }
    if (WEB.matcher(text).matches()) {
      return new Unreadable(Reason.WEB_ADDRESS);
    }
    if (HealthInsuranceCode.isCardNumber(text.toUpperCase(Locale.ROOT))) {
      return new HealthInsuranceCard();
    }
    return NUMBER.matcher(text).matches() ? typed(text) : new Unreadable(Reason.UNKNOWN);
  }

  private static CardReading typed(String text) {
    String digits = NOT_DIGITS.matcher(text).replaceAll("");
    if (digits.length() == OLD_NUMBER_LENGTH) {
      return new Unreadable(Reason.OLD_NUMBER);
    }
    try {
      PersonalIdNumber number = PersonalIdNumber.parse(digits);
      return new TypedNumber(number, number.check(null, null));
    } catch (Refused refused) {
      boolean placeholder = refused.code().equals("personal-id-placeholder");
      return new Unreadable(placeholder ? Reason.PLACEHOLDER : Reason.NOT_TWELVE_DIGITS);
    }
  }

  private static CardReading card(List<String> fields, LocalDate today) {
    if (fields.size() < FEWEST_FIELDS) {
      return new Unreadable(Reason.TOO_FEW_FIELDS);
    }
    List<String> once = CardFields.withoutRepetition(fields);
    if (once.isEmpty()) {
      return new Unreadable(Reason.TWO_CARDS);
    }
    if (once.size() > MOST_FIELDS) {
      return new Unreadable(Reason.TOO_MANY_FIELDS);
    }
    CardFields sorted = CardFields.sort(once);
    Optional<String> digits = sorted.number();
    if (digits.isEmpty()) {
      return new Unreadable(Reason.NO_NUMBER);
    }
    return PersonalIdNumber.tryParse(digits.get())
        .<CardReading>map(number -> new CardCheck(number, sorted, today).reading())
        .orElseGet(() -> new Unreadable(Reason.PLACEHOLDER));
  }
}
