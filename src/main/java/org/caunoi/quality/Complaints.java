package org.caunoi.quality;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose citizen was not content. */
@Component
class Complaints {

  private final JdbcClient jdbc;

  Complaints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Codes of dossiers with a report, or rated 1 or 2 of 5, since a moment. */
  Set<String> since(Instant from) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT dossier_code FROM quality.rating WHERE rated_at >= :from AND satisfaction <= 2
                UNION
                SELECT dossier_code FROM quality.report WHERE opened_at >= :from
                """)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .query((rs, n) -> rs.getString("dossier_code"))
            .list());
  }
}
