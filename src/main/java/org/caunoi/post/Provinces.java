package org.caunoi.post;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Provinces and cities by the code of the statistics office, read from their data file. */
record Provinces(List<Named> provinces) {

  /** How one is called from a day on. */
  record Named(String gso, String name, LocalDate from) {}

  /** In which one an address is, by its last part; empty where nobody knows. */
  Optional<String> of(String address, LocalDate day) {
    String last = plain(address.substring(address.lastIndexOf(',') + 1));
    return provinces.stream()
        .filter(one -> !one.from().isAfter(day) && plain(one.name()).equals(last))
        .max(Comparator.comparing(Named::from))
        .map(Named::gso);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceFirst("^(tỉnh|thành phố|tp\\.?)\\s+", "");
  }
}
