package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** A long backlog is sealed whole, each row once, without being looked through for each seal. */
@NeedsNothing
class UnreadTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  @Test
  void everyRowOfABacklogIsTakenOnceAndLookedAtAFewTimes() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Instant> times = new ArrayList<>();
      Instant at = NOW.minus(Duration.ofDays(900));
      for (int i = 0; i < 3_000; i++) {
        at = at.plusNanos(1_000 * (long) Math.pow(10, random.nextInt(10)));
        times.add(at);
      }
      Rows rows = new Rows(times);

      List<UnsealedRow> taken = takeAll(rows, Instant.EPOCH, 100);

      assertThat(taken)
          .extracting(UnsealedRow::at)
          .as("seed %d", seed)
          .containsExactlyElementsOf(times);
      assertThat(rows.looked).as("seed %d", seed).isLessThan(4 * times.size());
    }
  }

  @Test
  void manyRowsOfOneMomentAndRowsOfTheFutureAreTakenToo() {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      times.add(NOW.minusSeconds(60));
    }
    times.add(NOW.plus(Duration.ofDays(400)));

    assertThat(takeAll(new Rows(times), Instant.EPOCH, 100)).hasSize(351);
  }

  @Test
  void whatFitsIntoOneSealIsAskedForOnce() {
    Rows rows = new Rows(List.of(NOW.minusSeconds(2), NOW.minusSeconds(1)));

    assertThat(takeAll(rows, NOW.minusSeconds(1), 100)).hasSize(1);
    assertThat(rows.asked).isEqualTo(1);
  }

  private static List<UnsealedRow> takeAll(Rows rows, Instant from, int room) {
    Unread unread = new Unread(rows, from, NOW);
    List<UnsealedRow> all = new ArrayList<>();
    while (!unread.isOver()) {
      List<UnsealedRow> some = unread.take(room);
      assertThat(some.size()).isBetween(0, room);
      some.forEach(row -> assertThat(rows.sealed.add(row.id())).isTrue());
      all.addAll(some);
    }
    return all;
  }

  /** Rows by time, and how many of them somebody looked at. */
  private static final class Rows implements Sealable {

    private final List<Instant> times;
    private final Set<String> sealed = new HashSet<>();
    private int asked;
    private int looked;

    Rows(List<Instant> times) {
      this.times = times;
    }

    @Override
    public String kind() {
      return "row";
    }

    @Override
    public List<UnsealedRow> unsealed(OffsetDateTime since, OffsetDateTime before, int limit) {
      asked++;
      List<UnsealedRow> found = new ArrayList<>();
      for (int i = 0; i < times.size(); i++) {
        Instant at = times.get(i);
        boolean within =
            !at.isBefore(since.toInstant())
                && (before == OffsetDateTime.MAX || at.isBefore(before.toInstant()));
        looked += within ? 1 : 0;
        if (within && !sealed.contains(String.valueOf(i)) && found.size() < limit) {
          found.add(new UnsealedRow("-", kind(), String.valueOf(i), at, ""));
        }
      }
      return found;
    }

    @Override
    public List<SealedRow> sealed(long checkpoint) {
      return List.of();
    }
  }
}
