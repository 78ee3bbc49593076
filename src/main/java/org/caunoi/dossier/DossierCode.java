package org.caunoi.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/**
 * The code a citizen holds. Our own read {@code <agency>-<yymmdd>-<number>}, at least four digits,
 * counted per agency and day ("mã số hồ sơ"; the width is not verified). Codes of the national
 * portal are kept as they come.
 */
public record DossierCode(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.\\-]{3,59}");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  public DossierCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a dossier code");
    }
  }

  /** Whether a typed or scanned text has the shape of a code. */
  public static boolean isReadable(String text) {
    return SHAPE.matcher(tidy(text)).matches();
  }

  /** Reads a typed or scanned code; refused with {@code dossier-code-malformed}. */
  public static DossierCode parse(String text, String pointer) {
    String code = tidy(text);
    if (!SHAPE.matcher(code).matches()) {
      throw Refused.field(pointer, "dossier-code-malformed");
    }
    return new DossierCode(code);
  }

  /** Whether a text can be a code at all, as it stands. */
  static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
  }

  private static String tidy(String text) {
    return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  static DossierCode of(String authority, LocalDate day, int number) {
    return new DossierCode("%s-%s-%04d".formatted(authority, DAY.format(day), number));
  }

  @Override
  public String toString() {
    return value;
  }
}
