package org.caunoi.quality;

import java.util.Collection;
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

  /** Which of these dossiers have a report, made before intake or after, or 1 or 2 stars of 5. */
  Set<String> among(Collection<String> codes) {
    return new HashSet<>(
        jdbc.sql(
                """
                WITH of_them AS (SELECT unnest(CAST(:codes AS text[])) AS code)
                SELECT r.dossier_code FROM quality.rating r JOIN of_them t ON t.code = r.dossier_code
                WHERE r.satisfaction <= 2
                UNION
                SELECT r.dossier_code FROM quality.report r JOIN of_them t ON t.code = r.dossier_code
                """)
            .param("codes", codes.toArray(String[]::new))
            .query((rs, n) -> rs.getString("dossier_code"))
            .list());
  }
}
