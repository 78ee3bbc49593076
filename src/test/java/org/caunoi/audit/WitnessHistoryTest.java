package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.caunoi.IntegrationTest;
import org.caunoi.audit.AuditLog.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A witness outside, and what is said and done while it does not answer. */
@IntegrationTest
class WitnessHistoryTest {

  private static final HistoryWatch.Limits LIMITS =
      new HistoryWatch.Limits(true, Duration.ofMinutes(15), Duration.ofHours(4));

  @Autowired private SealHistory history;
  @Autowired private Checkpoints checkpoints;
  @Autowired private AuditLog log;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private HttpServer witness;

  @BeforeEach
  void somebodyListens() throws IOException {
    witness = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    witness.createContext(
        "/",
        exchange -> {
          String lines =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (answer == 200) {
            lines.lines().forEach(heard::add);
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    witness.start();
  }

  @AfterEach
  void nobodyListens() {
    witness.stop(0);
    jdbc.sql("DELETE FROM platform.watermark WHERE name = 'witness'").update();
  }

  @Test
  void eachCheckpointIsToldOnceAndInOrder() {
    sealSomething();
    teller().tell();
    sealSomething();
    teller().tell();

    assertThat(teller().tell()).isZero();
    assertThat(heard)
        .isEqualTo(
            checkpoints.list(null, 100_000).reversed().stream()
                .map(Checkpoint::line)
                .limit(heard.size())
                .toList())
        .hasSizeGreaterThan(1);
  }

  @Test
  void whatTheWitnessDidNotTakeIsToldAgain() {
    sealSomething();
    answer = 503;
    assertThat(teller().tell()).isZero();
    answer = 200;

    assertThat(teller().tell()).isPositive();
  }

  @Test
  void aWitnessThatIsAwayIsAnAlarmAfterAQuarterOfAnHourAndStopsWritingAfterFour() {
    sealSomething();
    teller().tell();
    sealSomething();

    assertThat(watchedAfter(Duration.ofMinutes(10)).isLate()).isFalse();
    HistoryWatch late = watchedAfter(Duration.ofMinutes(16));
    assertThat(late.isLate()).isTrue();
    assertThat(late.isTooLate()).isFalse();
    assertThat(watchedAfter(Duration.ofHours(4).plusMinutes(1)).isTooLate()).isTrue();
  }

  @Test
  void afterAJumpOfTheClockSealingHasAMomentToCatchUp() {
    sealSomething();
    teller().tell();
    sealSomething();
    AtomicLong shown = new AtomicLong();
    AtomicLong gone = new AtomicLong();
    HistoryWatch watch = new HistoryWatch(jdbc, new Moving(clock, shown), gone::get, LIMITS);
    long steady = HistoryWatch.GRACE.plusMinutes(1).toNanos();
    shown.addAndGet(steady);
    gone.addAndGet(steady);
    assertThat(watch.isTooLate()).isFalse();

    shown.addAndGet(Duration.ofHours(5).toNanos());
    assertThat(watch.isTooLate()).isFalse();
    shown.addAndGet(steady);
    gone.addAndGet(steady);
    assertThat(watch.isTooLate()).isTrue();
  }

  /** A watch that has run for so long, since which nobody sealed or told anything. */
  private HistoryWatch watchedAfter(Duration length) {
    AtomicLong shown = new AtomicLong();
    Clock moving = new Moving(clock, shown);
    HistoryWatch watch = new HistoryWatch(jdbc, moving, shown::get, LIMITS);
    shown.addAndGet(length.toNanos());
    return watch;
  }

  /** Ahead of another clock by so many nanoseconds. */
  private static final class Moving extends Clock {

    private final Clock clock;
    private final AtomicLong ahead;

    Moving(Clock clock, AtomicLong ahead) {
      this.clock = clock;
      this.ahead = ahead;
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Moving(clock.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
      return clock.instant().plusNanos(ahead.get());
    }
  }

  private WitnessHistory teller() {
    return new WitnessHistory(
        jdbc, clock, "http://127.0.0.1:" + witness.getAddress().getPort() + "/seals");
  }

  private void sealSomething() {
    long before = newest();
    log.writeLook("-", Actor.HOUSE, "tested", "test/witness", null, Map.of("note", "seal"));
    await()
        .until(
            () -> {
              history.seal();
              return newest() > before;
            });
  }

  private long newest() {
    return checkpoints.list(null, 1).stream().mapToLong(Checkpoint::number).findFirst().orElse(0);
  }
}
