package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/** Copies that were counted, by line of a list, as a form sends them: {@code found-1}. */
final class Counts {

  private static final Pattern FIELD = Pattern.compile("found-(\\d{1,3})");

  private Counts() {}

  /**
   * Refused at {@code /found/…} with {@code copies-out-of-range}; lines left empty are not in it.
   */
  static Map<Integer, Integer> typed(HttpServletRequest request) {
    Map<Integer, Integer> found = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              Matcher field = FIELD.matcher(name);
              String copies = values[0].strip();
              if (!field.matches() || copies.isEmpty()) {
                return;
              }
              if (!copies.matches("\\d{1,2}")) {
                throw Refused.field("/found/" + field.group(1), "copies-out-of-range");
              }
              found.put(Integer.valueOf(field.group(1)), Integer.valueOf(copies));
            });
    return found;
  }
}
