package org.caunoi.platform.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people of a language write them: {@code 1.234,50} in Vietnamese. */
public final class Figures {

  private static final String NONE = "–";

  private Figures() {}

  public static String whole(long number, Locale locale) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Two decimals, or a dash where nothing could be divided. */
  public static String decimal(@Nullable BigDecimal number, Locale locale) {
    if (number == null) {
      return NONE;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  /** Such as {@code 97,50 %}. */
  public static String percent(@Nullable BigDecimal number, Locale locale) {
    return number == null ? NONE : decimal(number, locale) + " %";
  }
}
