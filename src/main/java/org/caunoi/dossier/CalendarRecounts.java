package org.caunoi.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.calendar_recount}: by which calendar promises were last counted. */
@Component
final class CalendarRecounts {

  private final JdbcClient jdbc;

  CalendarRecounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> lastEdition() {
    return jdbc.sql(
            """
            SELECT edition FROM dossier.calendar_recount WHERE authority = '-' ORDER BY number DESC LIMIT 1
            """)
        .query(String.class)
        .optional();
  }

  void add(String edition, int moved, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dossier.calendar_recount (edition, moved, recounted_at)
            VALUES (:edition, :moved, :at)
            """)
        .param("edition", edition)
        .param("moved", moved)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
