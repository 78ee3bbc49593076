package org.caunoi.catalogue;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule of each field type: brings typed text into its normal form or says what is wrong. */
final class FieldRules {

  private static final List<DateTimeFormatter> DATES =
      List.of(strict("uuuu-MM-dd"), strict("d/M/uuuu"), strict("d-M-uuuu"), strict("d.M.uuuu"));
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WRITTEN_IN_GROUPS = Pattern.compile("[ .-]");
  private static final Pattern DIALLED_IN_GROUPS = Pattern.compile("[ .()-]");
  private static final Pattern ABROAD = Pattern.compile("^(\\+84|0084|84(?=\\d{9}$))");
  private static final Pattern WARD_CODE = Pattern.compile("\\d{5}");
  private static final Pattern CURRENCY = Pattern.compile("(?i) ?(đồng|đ|vnđ|vnd)$");
  private static final Pattern THOUSANDS = Pattern.compile("[ .]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\r\\t]]");
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]*\\p{L}");
  private static final Pattern PERSON_ID = Pattern.compile("0\\d{11}|[1-9]\\d{11}");
  private static final Pattern PHONE = Pattern.compile("0[35789]\\d{8}|02\\d{9}");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,4})?");
  private static final Pattern MONEY = Pattern.compile("\\d{1,15}|\\d{1,3}([ .]\\d{3}){1,4}");
  private static final int EARLIEST_YEAR = 1850;
  private static final int LATEST_YEAR = 2150;

  private FieldRules() {}

  static FieldValue check(FormField field, String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    if (field.type() != FieldType.LONG_TEXT) {
      text = BLANKS.matcher(text).replaceAll(" ");
    }
    if (text.isEmpty()) {
      return field.required() ? FieldValue.bad("", "required") : FieldValue.good("");
    }
    if (text.codePointCount(0, text.length()) > field.maxLength()) {
      return FieldValue.bad(
          text.substring(0, text.offsetByCodePoints(0, field.maxLength())),
          "too-long",
          field.maxLength());
    }
    if (CONTROL.matcher(text).find()) {
      return FieldValue.bad(CONTROL.matcher(text).replaceAll(""), "bad-characters");
    }
    return switch (field.type()) {
      case TEXT, LONG_TEXT, ADDRESS -> FieldValue.good(text);
      case FULL_NAME -> matching(text, NAME, "not-a-name");
      case PERSON_ID -> personId(text);
      case DATE -> date(text);
      case NUMBER -> number(field, text);
      case MONEY -> money(field, text);
      case PHONE -> phone(text);
      case EMAIL -> matching(text.toLowerCase(Locale.ROOT), EMAIL, "not-an-email");
      case WARD -> matching(text, WARD_CODE, "not-a-ward");
      case CHOICE -> choice(field, text);
      case YES_NO -> yesOrNo(text);
      case YEAR -> year(field, text);
      case DECLARATION -> declaration(field, text);
    };
  }

  private static FieldValue matching(String text, Pattern pattern, String code) {
    return pattern.matcher(text).matches() ? FieldValue.good(text) : FieldValue.bad(text, code);
  }

  private static FieldValue personId(String text) {
    String digits = WRITTEN_IN_GROUPS.matcher(text).replaceAll("");
    boolean placeholder = digits.startsWith("000") || digits.chars().distinct().count() < 2;
    return !PERSON_ID.matcher(digits).matches() || placeholder
        ? FieldValue.bad(text, "not-a-person-id")
        : FieldValue.good(digits);
  }

  private static FieldValue phone(String text) {
    String digits =
        ABROAD.matcher(DIALLED_IN_GROUPS.matcher(text).replaceAll("")).replaceFirst("0");
    return PHONE.matcher(digits).matches()
        ? FieldValue.good(digits)
        : FieldValue.bad(text, "not-a-phone");
  }

  private static FieldValue date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        LocalDate date = LocalDate.parse(text, format);
        return date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR
            ? FieldValue.bad(text, "out-of-range", EARLIEST_YEAR, LATEST_YEAR)
            : FieldValue.good(date.toString());
      } catch (DateTimeParseException e) {
        // The next way of writing it may fit.
      }
    }
    return FieldValue.bad(text, "not-a-date");
  }

  private static FieldValue number(FormField field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      return FieldValue.bad(text, "not-a-number");
    }
    BigDecimal number = new BigDecimal(text.replace(',', '.'));
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return inRange(field, plain, text, 0, 1_000_000_000_000L);
  }

  private static FieldValue money(FormField field, String text) {
    String amount = CURRENCY.matcher(text).replaceFirst("");
    return MONEY.matcher(amount).matches()
        ? inRange(
            field,
            new BigDecimal(THOUSANDS.matcher(amount).replaceAll("")),
            text,
            0,
            1_000_000_000_000_000L)
        : FieldValue.bad(text, "not-a-number");
  }

  private static FieldValue year(FormField field, String text) {
    return text.matches("\\d{4}")
        ? inRange(field, new BigDecimal(text), text, EARLIEST_YEAR, LATEST_YEAR)
        : FieldValue.bad(text, "not-a-year");
  }

  private static FieldValue inRange(
      FormField field, BigDecimal number, String typed, long lowest, long highest) {
    long min = field.min() == null ? lowest : field.min();
    long max = field.max() == null ? highest : field.max();
    boolean outside =
        number.compareTo(BigDecimal.valueOf(min)) < 0
            || number.compareTo(BigDecimal.valueOf(max)) > 0;
    return outside
        ? FieldValue.bad(typed, "out-of-range", min, max)
        : FieldValue.good(number.toPlainString());
  }

  private static FieldValue choice(FormField field, String text) {
    boolean known = field.options().stream().anyMatch(choice -> choice.value().equals(text));
    return known ? FieldValue.good(text) : FieldValue.bad(text, "unknown-option");
  }

  private static FieldValue yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> FieldValue.good("true");
      case "false", "no", "off" -> FieldValue.good("false");
      default -> FieldValue.bad(text, "not-yes-or-no");
    };
  }

  private static FieldValue declaration(FormField field, String text) {
    FieldValue answer = yesOrNo(text);
    boolean refused = answer.error() == null && answer.text().equals("false");
    return refused && field.required() ? FieldValue.bad("false", "required") : answer;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
