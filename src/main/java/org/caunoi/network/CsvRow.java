package org.caunoi.network;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caunoi.platform.reference.ReferenceProblems;
import org.jspecify.annotations.Nullable;

/**
 * One row under check. A field that is wrong is noted and read as a harmless value, so that the
 * check goes on; nothing is used while anything was noted.
 */
record CsvRow(String file, int line, Map<String, String> values, ReferenceProblems problems) {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
  private static final int LONGEST_TEXT = 300;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,3}(\\.\\d{1,10})?");
  private static final Pattern FORMULA = Pattern.compile("^[=@+-]");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  void wrong(String field, String problem) {
    problems.add(file, line, field, problem);
  }

  String raw(String field) {
    return Objects.requireNonNull(values.get(field), field);
  }

  @Nullable String optional(String field) {
    return raw(field).isEmpty() ? null : text(field);
  }

  String text(String field) {
    String text = raw(field);
    if (text.isBlank()) {
      wrong(field, "must not be empty");
    } else if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
      wrong(field, "has blanks around it or a control character in it");
    } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      wrong(field, "is not in Unicode form NFC");
    } else if (FORMULA.matcher(text).find()) {
      wrong(field, "begins like a formula of a spreadsheet");
    } else if (text.length() > LONGEST_TEXT) {
      wrong(field, "is longer than " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  String matching(String field, Pattern pattern, String meaning) {
    String text = raw(field);
    if (!pattern.matcher(text).matches()) {
      wrong(field, "\"" + text + "\" is not " + meaning);
    }
    return text;
  }

  /** Notes a value already in the set, else puts it there. */
  void unique(String field, String value, Set<String> seen) {
    if (!seen.add(value)) {
      wrong(field, "\"" + value + "\" is there twice");
    }
  }

  void known(String field, @Nullable String value, Set<String> known, String inFile) {
    if (value != null && !known.contains(value)) {
      wrong(field, "\"" + value + "\" is not in " + inFile);
    }
  }

  int whole(String field, int min, int max) {
    String text = raw(field);
    int value = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (value < min || value > max) {
      wrong(field, "\"" + text + "\" is not a whole number from " + min + " to " + max);
    }
    return value;
  }

  double degrees(String field, double min, double max) {
    String text = raw(field);
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!(value >= min && value <= max)) {
      wrong(field, "\"" + text + "\" is not inside the city, from " + min + " to " + max);
    }
    return value;
  }

  LocalDate date(String field) {
    String text = raw(field);
    try {
      LocalDate date = LocalDate.parse(text);
      if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
        return date;
      }
    } catch (DateTimeException noDate) {
      // Noted below in the same words as a date out of range.
    }
    wrong(field, "\"" + text + "\" is not a date like 2025-02-05, from 2000 to 2099");
    return EARLIEST;
  }

  @Nullable LocalDate optionalDate(String field) {
    return raw(field).isEmpty() ? null : date(field);
  }

  <T> T oneOf(String field, Map<String, T> words) {
    T value = words.get(raw(field));
    if (value != null) {
      return value;
    }
    wrong(
        field,
        "\"" + raw(field) + "\" is not one of " + String.join(", ", new TreeSet<>(words.keySet())));
    return words.values().iterator().next();
  }
}
