package org.caunoi.quality;

import java.util.List;
import org.caunoi.dossier.LooksElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The protected reports about a dossier: who read one read what its citizen wrote. */
@Component
class LooksAtReports implements LooksElsewhere {

  private final JdbcClient jdbc;

  LooksAtReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> subjects(List<String> codes) {
    return jdbc.sql(
            "SELECT 'report/' || r.id AS subject FROM quality.report r WHERE r.dossier_code = ANY"
                + " (:codes)")
        .param("codes", codes.toArray(String[]::new))
        .query((rs, n) -> rs.getString("subject"))
        .list();
  }

  @Override
  public boolean isProtected() {
    return true;
  }
}
