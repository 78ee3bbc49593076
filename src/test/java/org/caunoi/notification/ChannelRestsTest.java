package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** A channel whose server was not reached is left alone for a while, the others are not. */
@NeedsNothing
class ChannelRestsTest {

  private static final Instant NOON = Instant.parse("2026-11-02T05:00:00Z");

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicLong counted = new AtomicLong();
  private final ChannelRests rests =
      new ChannelRests(
          Duration.ofSeconds(2), ((InstantSource) now::get).withZone(ZoneOffset.UTC), counted::get);

  @Test
  void onlyTheChannelThatWasNotReachedRests() {
    rests.begin(Medium.EMAIL, random);
    assertThat(rests.after(Medium.EMAIL, random).orElseThrow())
        .isBetween(NOON.plusSeconds(1), NOON.plusSeconds(4));
    assertThat(rests.after(Medium.SMS, random)).isEmpty();
  }

  @Test
  void failuresOfThoseAlreadyOnTheWayMakeItNoLonger() {
    for (int i = 0; i < 50; i++) {
      rests.begin(Medium.EMAIL, random);
    }
    pass(Duration.ofSeconds(2));
    assertThat(rests.after(Medium.EMAIL, random)).isEmpty();
  }

  @Test
  void restsGrowToAMinuteWhileTheServerStaysAway() {
    for (int i = 0; i < 12; i++) {
      rests.begin(Medium.EMAIL, random);
      pass(Duration.ofMinutes(1));
    }
    rests.begin(Medium.EMAIL, random);
    assertThat(rests.after(Medium.EMAIL, random).orElseThrow())
        .isBetween(now.get().plusSeconds(30), now.get().plusSeconds(62));
  }

  @Test
  void anAnswerEndsTheRest() {
    rests.begin(Medium.EMAIL, random);
    rests.over(Medium.EMAIL);
    assertThat(rests.after(Medium.EMAIL, random)).isEmpty();
  }

  @Test
  void aClockSetBackMakesNoRestLonger() {
    rests.begin(Medium.EMAIL, random);
    now.set(NOON.minus(Duration.ofDays(1)));
    counted.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(rests.after(Medium.EMAIL, random)).isEmpty();
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
    counted.addAndGet(time.toNanos());
  }
}
