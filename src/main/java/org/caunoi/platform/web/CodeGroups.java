package org.caunoi.platform.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a code into short groups that a person can read aloud and copy. */
public final class CodeGroups {

  private static final int GROUP = 4;
  private static final int READABLE = 6;
  private static final Pattern ITEM_NUMBER =
      Pattern.compile("([A-Z]{2})(\\d{4})(\\d{4})(\\d)([A-Z]{2})");

  private CodeGroups() {}

  /**
   * A dot, a hyphen or a slash ends a group and stays with it; a part longer than six characters is
   * cut into fours, counted from its end; a postal item number (UPU S10) as it is printed.
   */
  public static List<String> of(String code) {
    Matcher item = ITEM_NUMBER.matcher(code.strip());
    if (item.matches()) {
      return List.of(item.group(1), item.group(2), item.group(3), item.group(4), item.group(5));
    }
    return Arrays.stream(code.strip().split("(?<=[-./])", -1))
        .flatMap(part -> cut(part).stream())
        .toList();
  }

  private static List<String> cut(String part) {
    int letters = (int) part.chars().filter(Character::isLetterOrDigit).count();
    if (letters <= READABLE) {
      return part.isEmpty() ? List.of() : List.of(part);
    }
    List<String> groups = new ArrayList<>();
    int first = letters % GROUP == 0 ? GROUP : letters % GROUP;
    groups.add(part.substring(0, first));
    for (int at = first; at < letters; at += GROUP) {
      int end = at + GROUP >= letters ? part.length() : at + GROUP;
      groups.add(part.substring(at, end));
    }
    return groups;
  }
}
