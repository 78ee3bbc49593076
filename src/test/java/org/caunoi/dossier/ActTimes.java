package org.caunoi.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts acts of tests at other moments. */
@Component
class ActTimes {

  private final JdbcClient jdbc;

  ActTimes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(String code, ActKind kind, Instant at) {
    jdbc.sql(
            """
            UPDATE dossier.act SET at = :at
            WHERE kind = :kind AND dossier_id = (SELECT id FROM dossier.dossier WHERE code = :code)
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("kind", kind.name())
        .param("code", code)
        .update();
  }
}
