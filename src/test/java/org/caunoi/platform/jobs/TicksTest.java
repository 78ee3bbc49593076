package org.caunoi.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

@NeedsNothing
class TicksTest {

  private final Semaphore done = new Semaphore(0);

  @Test
  void goOnAfterAFailureAndAfterABreak() throws InterruptedException {
    Ticks ticks =
        new Ticks(
            "test",
            Duration.ofMillis(1),
            () -> {
              done.release();
              throw done.availablePermits() % 2 == 0
                  ? new DataAccessResourceFailureException("away")
                  : new IllegalStateException("failed");
            });
    ticks.start();
    assertThat(ticks.isRunning()).isTrue();
    assertThat(done.tryAcquire(5, 1, TimeUnit.MINUTES)).isTrue();

    ticks.stop();
    assertThat(ticks.isRunning()).isFalse();

    ticks.start();
    done.drainPermits();
    assertThat(done.tryAcquire(5, 1, TimeUnit.MINUTES)).isTrue();
    ticks.stop();
  }
}
