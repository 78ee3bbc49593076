package org.caunoi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does at once what the jobs of the exchange do soon. */
@Component
public class Now {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SendOutbound sending;
  private final ProcessInbox processing;
  private final Outbox outbox;
  private final List<OutboxTarget> targets;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final JdbcClient jdbc;

  Now(
      SendOutbound sending,
      ProcessInbox processing,
      Outbox outbox,
      List<OutboxTarget> targets,
      TransactionTemplate transactions,
      Clock clock,
      JdbcClient jdbc) {
    this.sending = sending;
    this.outbox = outbox;
    this.targets = targets;
    this.transactions = transactions;
    this.clock = clock;
    this.processing = processing;
    this.jdbc = jdbc;
  }

  /** Each message of a subject is tried once, in order; answers how each of them stands. */
  public Map<String, String> tell(String subject) {
    jdbc.sql(
            """
            SELECT authority, id FROM exchange.outbox WHERE subject = :subject AND state IN ('PLANNED', 'UNSURE') ORDER BY no
            """)
        .param("subject", subject)
        .query((rs, n) -> Map.entry(rs.getString("authority"), UUID.fromString(rs.getString("id"))))
        .list()
        .forEach(one -> sending.once(one.getKey(), one.getValue()));
    return states(subject);
  }

  /** Tries as the job would for so long, on a clock that runs ahead; answers how often it tried. */
  public int during(String subject, Duration length) {
    var job =
        jdbc.sql(
                "SELECT authority, id FROM exchange.outbox WHERE subject = :subject AND state IN"
                    + " ('PLANNED', 'UNSURE')")
            .param("subject", subject)
            .query(
                (rs, n) ->
                    Map.entry(rs.getString("authority"), UUID.fromString(rs.getString("id"))))
            .single();
    Instant end = clock.instant().plus(length);
    Instant at = clock.instant();
    int tries = 0;
    while (at.isBefore(end)) {
      SendOutbound then =
          new SendOutbound(
              outbox,
              targets,
              transactions,
              Clock.fixed(at, ZoneOffset.UTC),
              Duration.ofMinutes(5));
      at = then.once(job.getKey(), job.getValue()).orElseThrow();
      tries++;
    }
    return tries;
  }

  /** By reference; of several messages the newest. */
  public Map<String, String> states(String subject) {
    return jdbc
        .sql("SELECT reference, state FROM exchange.outbox WHERE subject = :subject ORDER BY no")
        .param("subject", subject)
        .query((rs, n) -> Map.entry(rs.getString("reference"), rs.getString("state")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, newer) -> newer));
  }

  /** Until everything that came in is dealt with, whoever does it. */
  public void processed() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() > 0) {
      processing.drain();
      assertThat(System.nanoTime()).as("deliveries are processed in time").isLessThan(end);
    }
  }

  private long waiting() {
    return jdbc.sql("SELECT count(*) FROM exchange.inbox WHERE verdict = 'NEW' AND tries = 0")
        .query(Long.class)
        .single();
  }
}
