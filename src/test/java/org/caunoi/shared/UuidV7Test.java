package org.caunoi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

@NeedsNothing
class UuidV7Test {

  private static final long NOW = Instant.parse("2026-03-02T07:05:09.123Z").toEpochMilli();

  private final UuidV7 ids = new UuidV7();

  @Test
  void saysVersionVariantAndMillisecond() {
    UUID id = ids.at(NOW);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(millis(id)).isEqualTo(NOW);
  }

  @Test
  void laterOnesSortLaterAlsoWhereTheClockStandsStillOrIsSetBackALittle() {
    List<String> made =
        IntStream.range(0, 20_000)
            .mapToObj(i -> ids.at(i < 10_000 ? NOW : NOW - 900).toString())
            .toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aClockThatWasWrongByMuchIsFollowed() {
    ids.at(NOW);

    assertThat(millis(ids.at(NOW - 86_400_000))).isEqualTo(NOW - 86_400_000);
    assertThat(millis(ids.at(NOW + 86_400_000))).isEqualTo(NOW + 86_400_000);
  }

  @Test
  void manyAtOnceNeverGetTheSamePlace() {
    assertThat(
            Stream.generate(() -> ids.at(NOW))
                .parallel()
                .limit(5_000)
                .map(UUID::getMostSignificantBits)
                .toList())
        .doesNotHaveDuplicates();
  }

  private static long millis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
