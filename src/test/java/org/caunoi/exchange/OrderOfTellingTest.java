package org.caunoi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits behind something else, and how long what failed is left in peace. */
@IntegrationTest
class OrderOfTellingTest {

  @Autowired private Outbox outbox;
  @Autowired private Inbox inbox;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final String name = "order-" + Long.toString(System.nanoTime(), 36);

  @Test
  void whatWaitsBehindSomethingGivenUpComesToItsTurn() {
    Outbound first = message();
    Outbound second = message();
    assertThat(isBehind(second)).isTrue();

    outbox.begin(first, clock.instant());
    assertThat(isBehind(second)).isTrue();
    outbox.end(first, false, false, "declined", clock.instant());
    assertThat(isBehind(second)).isFalse();
  }

  @Test
  void whatWasGivenUpDaysAgoIsTriedForADayAgain() {
    Outbound replayed = givenUpDaysAgo();
    assertThat(outbox.revive(replayed.id(), clock.instant())).isPresent();
    assertTriedFor(replayed, Duration.ofHours(20));

    Outbound unheard = givenUpDaysAgo();
    outbox.settle(unheard, false, clock.instant());
    assertTriedFor(unheard, Duration.ofHours(20));
  }

  private Outbound givenUpDaysAgo() {
    UUID id = UUID.randomUUID();
    Outbound message = new Outbound("-", id, name, "s" + id, "create", "r" + id, "{}");
    outbox.add(message, clock.instant().minus(Duration.ofDays(3)));
    outbox.begin(message, clock.instant());
    outbox.end(message, false, false, "away", clock.instant());
    return message;
  }

  private void assertTriedFor(Outbound message, Duration length) {
    Instant at = clock.instant();
    Instant end = at.plus(length);
    while (at.isBefore(end)) {
      Clock then = Clock.fixed(at, ZoneOffset.UTC);
      at =
          new SendOutbound(
                  outbox, List.of(new Away(name)), transactions, then, Duration.ofMinutes(5))
              .once(message.authority(), message.id())
              .orElseThrow();
    }
  }

  /** A partner who does not answer today. */
  private record Away(String name) implements OutboxTarget {

    @Override
    public Reply send(Outbound message) {
      return new Reply.NotNow("away");
    }

    @Override
    public Reply find(Outbound message) {
      return new Reply.NotNow("away");
    }

    @Override
    public void taken(Outbound message, String answer) {
      throw new IllegalStateException("not heard");
    }

    @Override
    public void givenUp(Outbound message, String failure, boolean unsure) {}
  }

  @Test
  void aShortTroubleDoesNotUseUpAllTriesOfADelivery() {
    inbox.add(name, name, name, new Delivery("p", new byte[] {1}, "test", clock.instant()));
    for (int second = 0; second < 60; second++) {
      Clock then = Clock.offset(clock, Duration.ofSeconds(second));
      new ProcessInbox(List.of(new Failing(name)), inbox, transactions, then).drain();
    }
    assertThat(
            jdbc.sql("SELECT verdict, tries FROM exchange.inbox WHERE source = :name")
                .param("name", name)
                .query(
                    (rs, n) -> {
                      assertThat(rs.getInt("tries")).isBetween(2, 5);
                      return rs.getString("verdict");
                    })
                .single())
        .isEqualTo("NEW");
  }

  @Test
  void whatCameLaterOfASubjectWaitsForWhatCameBeforeEvenWhereThatIsTriedAgain() {
    add("a", 1);
    add("a", 2);
    add("b", 3);
    List<Byte> done = new ArrayList<>();
    Noting noting = new Noting(name, done, true);
    new ProcessInbox(List.of(noting), inbox, transactions, clock).drain();
    assertThat(done).as("the first of one failed, and was not overtaken").containsExactly((byte) 3);
    Clock later = Clock.offset(clock, Duration.ofHours(1));
    new ProcessInbox(List.of(new Noting(name, done, false)), inbox, transactions, later).drain();
    assertThat(done).containsExactly((byte) 3, (byte) 1, (byte) 2);
  }

  @Test
  void twoNodesNeverWorkOnOneSubjectAtOnce() throws Exception {
    add("a", 1);
    add("a", 2);
    transactions.executeWithoutResult(
        status -> {
          assertThat(inbox.take(name, clock.instant(), 500)).hasSize(1);
          CompletableFuture<Integer> other =
              CompletableFuture.supplyAsync(
                  () -> transactions.execute(s -> inbox.take(name, clock.instant(), 500).size()));
          assertThat(other.join()).isZero();
        });
    Noting quiet = new Noting(name, new ArrayList<>(), false);
    new ProcessInbox(List.of(quiet), inbox, transactions, clock).drain();
  }

  private void add(String subject, int what) {
    inbox.add(
        name,
        name + what,
        name + subject,
        new Delivery("p", new byte[] {(byte) what}, "test", clock.instant()));
  }

  /** Notes what it is given; the first of all fails where it should. */
  private record Noting(String name, List<Byte> done, boolean failsAtFirst) implements InboxSource {

    @Override
    public Reading read(Delivery delivery) {
      throw new IllegalStateException("not asked");
    }

    @Override
    public void process(List<Arrival> arrivals) {
      List<Byte> all = arrivals.stream().map(one -> one.body()[0]).toList();
      if (failsAtFirst && all.contains((byte) 1)) {
        throw new IllegalStateException("a short trouble");
      }
      done.addAll(all);
    }
  }

  private Outbound message() {
    Outbound message =
        new Outbound("-", UUID.randomUUID(), name, name, "create", name + System.nanoTime(), "{}");
    outbox.add(message, clock.instant());
    return message;
  }

  private boolean isBehind(Outbound message) {
    return outbox.waiting(message.authority(), message.id()).orElseThrow().behind();
  }

  private record Failing(String name) implements InboxSource {

    @Override
    public Reading read(Delivery delivery) {
      throw new IllegalStateException("not asked");
    }

    @Override
    public void process(List<Arrival> arrivals) {
      throw new IllegalStateException("a short trouble");
    }
  }
}
