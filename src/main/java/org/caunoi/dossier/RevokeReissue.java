package org.caunoi.dossier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A result that was issued once more because the first was lost ceases to count when the first is
 * found: whoever checks its file reads that, and the first one counts again.
 */
@Component
public class RevokeReissue {

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  RevokeReissue(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * False where no result of that dossier bears the number, or it is the first one. Asked again it
   * stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean revoke(String code, String number) {
    Optional<String> authority =
        jdbc.sql(
                """
                SELECT r.authority FROM dossier.result r
                JOIN dossier.dossier d ON d.authority = r.authority AND d.id = r.dossier_id
                WHERE d.code = :code AND r.number = :number AND r.no > 1
                """)
            .param("code", code)
            .param("number", number)
            .query(String.class)
            .optional();
    if (authority.isEmpty()) {
      return false;
    }
    boolean fresh =
        jdbc.sql(
                    """
                    INSERT INTO dossier.result_revocation (authority, dossier_id, no, revoked_at)
                    SELECT r.authority, r.dossier_id, r.no, :now FROM dossier.result r
                    JOIN dossier.dossier d ON d.authority = r.authority AND d.id = r.dossier_id
                    WHERE d.code = :code AND r.number = :number
                    ON CONFLICT (authority, dossier_id, no) DO NOTHING
                    """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("code", code)
                .param("number", number)
                .update()
            == 1;
    if (fresh) {
      audit.write(
          authority.get(), Actor.HOUSE, "reissue-revoked", "dossier/" + code, null, Map.of());
    }
    return true;
  }
}
