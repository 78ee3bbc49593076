package org.caunoi.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(15));

  @Test
  void pausesDoubleUntilTheLimit() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      assertThat(backoff.after(1, random)).isBetween(seconds(1), seconds(2));
      assertThat(backoff.after(4, random)).isBetween(seconds(8), seconds(16));
      assertThat(backoff.after(500, random)).isBetween(seconds(450), seconds(900));
    }
  }

  @Test
  void nodesThatFailTogetherDoNotComeBackTogether() {
    Random random = new Random(7);
    Set<Duration> pauses = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      pauses.add(backoff.after(5, random));
    }
    assertThat(pauses).hasSizeGreaterThan(90);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
