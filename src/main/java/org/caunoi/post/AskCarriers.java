package org.caunoi.post;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.caunoi.post.carrier.Access;
import org.caunoi.post.carrier.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each night carriers are asked about what is still open and of which nobody said anything for a
 * day: a report that was lost on its way to us is found again so.
 */
@Component
class AskCarriers {

  private static final Logger LOG = LoggerFactory.getLogger(AskCarriers.class);
  private static final Duration QUIET = Duration.ofDays(1);
  private static final int MOST = 5_000;

  private final JdbcClient jdbc;
  private final Carriers carriers;
  private final List<CarrierMail> mail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AskCarriers(
      JdbcClient jdbc,
      Carriers carriers,
      List<CarrierMail> mail,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.carriers = carriers;
    this.mail = mail;
    this.transactions = transactions;
    this.clock = clock;
  }

  void ask() {
    for (CarrierMail one : mail) {
      Optional<Access> access = carriers.access(one.name());
      List<String> quiet = access.isPresent() ? quiet(one.name()) : List.of();
      if (!quiet.isEmpty()) {
        List<Notice> told = carriers.get(one.name()).carrier().ask(quiet, access.orElseThrow());
        transactions.executeWithoutResult(status -> one.heard(told));
        LOG.info(
            "{} was asked about {} parcels and knew {}", one.name(), quiet.size(), told.size());
      }
    }
  }

  private List<String> quiet(String carrier) {
    return jdbc.sql(
            """
            SELECT reference FROM post.shipment
            WHERE carrier = :carrier AND booking = 'TAKEN' AND last_at < :before
              AND state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST')
              AND hold_until IS NULL
            ORDER BY last_at, id LIMIT :most
            """)
        .param("carrier", carrier)
        .param("before", clock.instant().minus(QUIET).atOffset(ZoneOffset.UTC))
        .param("most", MOST)
        .query((rs, n) -> rs.getString("reference"))
        .list();
  }
}
