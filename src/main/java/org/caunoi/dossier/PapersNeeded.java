package org.caunoi.dossier;

import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether the papers of a dossier must be kept; asked by whoever wants to destroy some. */
@ActsAsHouse("whoever has the papers in hand may not see the dossier")
@Component
public class PapersNeeded {

  private final JdbcClient jdbc;

  PapersNeeded(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How it is, and stays until the transaction ends: the dossier is locked, so that nobody holds it
   * for the law meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Need of(String code) {
    return jdbc.sql(
            """
            SELECT d.finished_at IS NOT NULL AS finished, EXISTS (
                SELECT 1 FROM dossier.legal_hold h
                WHERE h.authority = d.authority AND h.dossier_id = d.id AND h.released_at IS NULL) AS held
            FROM dossier.dossier d WHERE d.code = :code FOR NO KEY UPDATE OF d
            """)
        .param("code", code)
        .query((rs, n) -> new Need(!rs.getBoolean("finished"), rs.getBoolean("held")))
        .single();
  }

  /**
   * @param atWork the dossier is not finished
   * @param heldByLaw a legal hold is on it
   */
  public record Need(boolean atWork, boolean heldByLaw) {}
}
