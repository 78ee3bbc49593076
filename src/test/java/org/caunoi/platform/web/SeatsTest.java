package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** Who gets a seat when, and who none. */
@NeedsNothing
class SeatsTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Seats seats = new Seats();

  @Test
  void whoFindsNoSeatInTimeOrAFullQueueIsTurnedAway() throws Exception {
    assertThat(seats.sit(1, 1, SHORT)).isTrue();

    assertThat(seats.sit(1, 1, SHORT)).isFalse();
    assertThat(seats.sit(1, 0, LONG)).isFalse();
  }

  @Test
  void whoWaitedWhileThereWereFewGetsASeatAsSoonAsThereAreMore() throws Exception {
    seats.sit(1, 9, SHORT);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> early = callers.submit(() -> seats.sit(1, 9, LONG));
      await().until(() -> !seats.sit(1, 1, SHORT) && !early.isDone());
      Future<Boolean> later = callers.submit(() -> seats.sit(4, 9, LONG));

      assertThat(early.get()).isTrue();
      assertThat(later.get()).isTrue();
    }
  }

  @Test
  void seatsAreGivenBack() throws Exception {
    seats.sit(1, 9, SHORT);
    seats.leave();

    assertThat(seats.sit(1, 9, SHORT)).isTrue();
  }

  @Test
  void seatsStandAsLongAsOneRequestOfTheClientIsThere() {
    Seats known = Seats.joined(null);

    assertThat(Seats.joined(known)).isSameAs(known);
    assertThat(known.parted()).isSameAs(known);
    assertThat(known.parted()).isNull();
  }
}
