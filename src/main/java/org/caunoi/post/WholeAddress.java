package org.caunoi.post;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Adds to an address what it does not say yet: today's ward or commune, and the city. */
record WholeAddress(Provinces provinces, String city, LocalDate day) {

  /**
   * What is in another province stays as it is written; of a text that ends with the city, such as
   * that of a card, the city stays at the end.
   */
  String of(String given, String commune) {
    Optional<String> province = provinces.of(given, day);
    if (province.isPresent() && !province.equals(provinces.of(city, day))) {
      return given;
    }
    int last = province.isPresent() ? Math.max(0, given.lastIndexOf(',')) : given.length();
    String place = given.substring(0, last);
    String end = province.isPresent() ? given.substring(last).replaceFirst("^,\\s*", "") : city;
    return joined(place, says(place, commune) ? "" : commune, end);
  }

  private static String joined(String... parts) {
    return String.join(", ", Arrays.stream(parts).filter(part -> !part.isBlank()).toList());
  }

  private static boolean says(String address, String commune) {
    return Arrays.stream(address.split(","))
        .map(String::strip)
        .anyMatch(
            part ->
                part.regionMatches(
                    true, part.length() - commune.length(), commune, 0, commune.length()));
  }
}
