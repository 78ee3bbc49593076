package org.caunoi.post.money;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that say to which group a citizen belongs and who has seen the proof of it. */
@Component
class SupportClaims {

  private final JdbcClient jdbc;
  private final Clock clock;

  SupportClaims(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** False where one was noted before. */
  boolean add(String authority, String dossier, Beneficiary group, UUID by) {
    return jdbc.sql(
                """
                INSERT INTO post.support_claim (authority, dossier_code, beneficiary, seen_by, seen_at)
                VALUES (:authority, :code, :group, :by, :now) ON CONFLICT DO NOTHING
                """)
            .param("authority", authority)
            .param("code", dossier)
            .param("group", group.name())
            .param("by", by)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Empty where nobody has seen a proof. */
  Set<Beneficiary> of(String authority, String dossier) {
    Set<Beneficiary> belongs = EnumSet.noneOf(Beneficiary.class);
    belongs.addAll(
        jdbc.sql(
                """
                SELECT beneficiary FROM post.support_claim WHERE authority = :authority AND dossier_code = :code
                """)
            .param("authority", authority)
            .param("code", dossier)
            .query((rs, n) -> Beneficiary.valueOf(rs.getString("beneficiary")))
            .list());
    return belongs;
  }
}
