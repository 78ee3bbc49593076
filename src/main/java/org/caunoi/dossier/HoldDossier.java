package org.caunoi.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Dossiers for the clocks of the house, which act for nobody in particular. */
@Component
public class HoldDossier {

  private final JdbcClient jdbc;

  HoldDossier(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The dossier as it is; nobody acts on it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Dossier> hold(String authority, UUID id) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + "WHERE d.authority = :authority AND d.id = :id FOR NO KEY UPDATE OF d")
        .param("authority", authority)
        .param("id", id)
        .query(Dossiers::map)
        .optional();
  }

  /** The same by its code, for somebody who may know of it. Refused: {@code dossier-not-found}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Dossier hold(SignedIn who, String code) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + "WHERE d.code = :code AND "
                + Dossiers.VISIBLE
                + " FOR NO KEY UPDATE OF d")
        .param("code", code)
        .params(Sight.of(who).params())
        .query(Dossiers::map)
        .optional()
        .orElseThrow(() -> Refused.notFound("dossier-not-found"));
  }

  /** Dossiers with a running promise and no clocks, such as those of before there were any. */
  public List<Dossier> listWithoutClocks(int most) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + """
                WHERE d.state IN (2, 4, 6) AND d.appointment_at IS NOT NULL AND d.paused_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM dossier.step_time s
                                  WHERE s.authority = d.authority AND s.dossier_id = d.id)
                ORDER BY d.authority, d.id
                LIMIT :most
                """)
        .param("most", most)
        .query(Dossiers::map)
        .list();
  }
}
