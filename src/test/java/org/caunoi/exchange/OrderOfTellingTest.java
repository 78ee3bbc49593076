package org.caunoi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

    outbox.begin(first);
    assertThat(isBehind(second)).isTrue();
    outbox.end(first, false, "declined", clock.instant());
    assertThat(isBehind(second)).isFalse();
  }

  @Test
  void aShortTroubleDoesNotUseUpAllTriesOfADelivery() {
    inbox.add(name, name, new Delivery("p", new byte[] {1}, "test", clock.instant()));
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
