package org.caunoi.calendar;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;

/** Reads terms, moments and pauses as the test tables write them. */
final class Terms {

  private Terms() {}

  static StatutoryTerm term(String strategy, @Nullable String amount, @Nullable String cutoff) {
    return StatutoryTerm.of(
        strategy,
        amount == null ? null : new BigDecimal(amount),
        cutoff == null ? null : LocalTime.parse(cutoff));
  }

  static List<Pause> pauses(@Nullable String text) {
    return text == null ? List.of() : Arrays.stream(text.split(" ")).map(Terms::pause).toList();
  }

  private static Pause pause(String text) {
    String[] ends = text.split("/");
    return new Pause(at(LocalDateTime.parse(ends[0])), at(LocalDateTime.parse(ends[1])));
  }

  static Instant at(LocalDateTime wallClock) {
    return wallClock.atZone(VietnamTime.ZONE).toInstant();
  }
}
