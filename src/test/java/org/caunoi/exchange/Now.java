package org.caunoi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does at once what the jobs of the exchange do soon. */
@Component
public class Now {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SendOutbound sending;
  private final ProcessInbox processing;
  private final JdbcClient jdbc;

  Now(SendOutbound sending, ProcessInbox processing, JdbcClient jdbc) {
    this.sending = sending;
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
