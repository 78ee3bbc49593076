package org.caunoi.post;

import java.util.List;
import org.caunoi.dossier.LooksElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parcels of a dossier: who packed one or printed its label saw name and address. */
@Component
class LooksAtParcels implements LooksElsewhere {

  private final JdbcClient jdbc;

  LooksAtParcels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> subjects(List<String> codes) {
    return jdbc.sql(
            "SELECT 'shipment/' || s.id AS subject FROM post.shipment s WHERE s.dossier_code = ANY"
                + " (:codes)")
        .param("codes", codes.toArray(String[]::new))
        .query((rs, n) -> rs.getString("subject"))
        .list();
  }

  @Override
  public boolean isProtected() {
    return false;
  }
}
