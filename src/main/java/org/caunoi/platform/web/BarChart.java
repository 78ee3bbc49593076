package org.caunoi.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bars drawn on the server; every bar also says its number, and all of them are a table too. */
public record BarChart(String title, String what, String number, List<Bar> bars) {

  /**
   * @param text the value as people of the language write it
   * @param href the rows behind it
   */
  public record Bar(String label, long value, String text, @Nullable String href) {

    public static Bar of(String label, long value, Locale locale, @Nullable String href) {
      return new Bar(label, value, Figures.whole(value, locale), href);
    }
  }

  /** How long a bar is beside the longest, in percent; what is not nothing can be seen. */
  public int width(Bar bar) {
    long longest = bars.stream().mapToLong(Bar::value).max().orElse(0);
    return longest == 0 || bar.value() == 0 ? 0 : (int) Math.max(1, bar.value() * 100 / longest);
  }
}
