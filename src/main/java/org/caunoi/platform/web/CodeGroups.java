package org.caunoi.platform.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a code into short groups that a person can read aloud and copy. */
public final class CodeGroups {

  private static final int GROUP = 4;
  private static final int READABLE = 6;

  private CodeGroups() {}

  /**
   * A dot, a hyphen or a slash ends a group and stays with it; a part longer than six characters is
   * cut into fours, counted from its end.
   */
  public static List<String> of(String code) {
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
