package org.caunoi.custody;

import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A seal is used once. */
@Component
class Seals {

  private final JdbcClient jdbc;

  Seals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refused at {@code /seal} with {@code seal-used}. Two who use one seal at the same moment wait
   * for each other here.
   */
  void requireFresh(String seal) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('custody seal ' || :seal, 0))")
        .param("seal", seal)
        .query((rs, n) -> "")
        .list();
    boolean used =
        jdbc.sql("SELECT count(*) > 0 FROM custody.unit WHERE seal = :seal")
            .param("seal", seal)
            .query(Boolean.class)
            .single();
    if (used) {
      throw Refused.field("/seal", "seal-used", seal);
    }
  }
}
