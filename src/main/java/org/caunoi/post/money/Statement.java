package org.caunoi.post.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier stated.
 *
 * @param counts how many lines there are of each verdict
 * @param open lines that nobody has settled
 * @param lines those that do not agree, and none where only the head was asked for
 */
public record Statement(
    UUID id,
    String carrier,
    int size,
    String importedBy,
    Instant importedAt,
    Map<String, Integer> counts,
    int open,
    List<Line> lines) {

  /**
   * A line that does not agree.
   *
   * @param payer {@code CITY} or {@code CITIZEN}
   * @param expected what is owed; null where nothing is
   * @param outcome {@code PAY} or {@code REJECT}; null while nobody decided
   */
  public record Line(
      int no,
      String number,
      LocalDate day,
      String payer,
      long amount,
      @Nullable Long expected,
      String verdict,
      @Nullable String outcome,
      boolean settled) {}
}
