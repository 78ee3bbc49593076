package org.caunoi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** When a clock is believed to have jumped. */
@NeedsNothing
class ClockJumpsTest {

  private final AtomicReference<Instant> shown =
      new AtomicReference<>(Instant.parse("2026-03-03T03:00:00Z"));
  private final AtomicLong counted = new AtomicLong();
  private final ClockJumps jumps = new ClockJumps(shown::get, counted::get);

  @Test
  void timeThatPassesIsNoJump() {
    passes(Duration.ofDays(1), Duration.ofDays(1));
    passes(Duration.ofSeconds(61), Duration.ofSeconds(60));

    assertThat(jumps.jumped()).isFalse();
  }

  @Test
  void aClockThatIsSetBackOrAheadJumps() {
    passes(Duration.ofHours(-1), Duration.ofSeconds(60));
    assertThat(jumps.jumped()).isTrue();
    jumps.settled();
    assertThat(jumps.jumped()).isFalse();

    passes(Duration.ofDays(3), Duration.ofSeconds(60));
    assertThat(jumps.jumped()).isTrue();
  }

  @Test
  void aJumpIsRememberedUntilItIsSettled() {
    passes(Duration.ofDays(-3), Duration.ofSeconds(60));
    jumps.jumped();
    passes(Duration.ofSeconds(60), Duration.ofSeconds(60));

    assertThat(jumps.jumped()).isTrue();
  }

  private void passes(Duration byTheClock, Duration counting) {
    shown.updateAndGet(at -> at.plus(byTheClock));
    counted.addAndGet(counting.toNanos());
  }
}
