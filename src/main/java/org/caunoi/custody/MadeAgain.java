package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.Remake.Way;
import org.caunoi.dossier.RevokeReissue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of papers that were made again. */
@Component
class MadeAgain {

  private final JdbcClient jdbc;
  private final RevokeReissue results;
  private final Clock clock;

  MadeAgain(JdbcClient jdbc, RevokeReissue results, Clock clock) {
    this.jdbc = jdbc;
    this.results = results;
    this.clock = clock;
  }

  /** The newest, whether it still counts or not. */
  Optional<Remake> of(String envelope) {
    return jdbc.sql(
            """
            SELECT way, number, made_at, made_name, revoked_at FROM custody.remake
            WHERE envelope = :envelope ORDER BY made_at DESC LIMIT 1
            """)
        .param("envelope", envelope)
        .query(MadeAgain::map)
        .optional();
  }

  void add(PaperSet set, Remake remake, UUID by) {
    jdbc.sql(
            """
            INSERT INTO custody.remake (authority, envelope, dossier_code, way, number, made_by, made_name, made_at)
            VALUES (:authority, :envelope, :code, :way, CAST(:number AS text), :by, :name, :at)
            """)
        .param("authority", set.authority())
        .param("envelope", set.envelope())
        .param("code", set.dossierCode())
        .param("way", remake.way().name())
        .param("number", remake.number())
        .param("by", by)
        .param("name", remake.by())
        .param("at", remake.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * What was made instead counts no longer; a result of this house is revoked as well.
   *
   * @return number of the paper that was issued instead, empty where there was none
   */
  Optional<String> revoke(String envelope) {
    Instant now = clock.instant();
    Optional<Open> open =
        jdbc.sql(
                """
                SELECT dossier_code, number FROM custody.remake WHERE envelope = :envelope AND revoked_at IS NULL FOR UPDATE
                """)
            .param("envelope", envelope)
            .query((rs, n) -> new Open(rs.getString("dossier_code"), rs.getString("number")))
            .optional();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    jdbc.sql(
            "UPDATE custody.remake SET revoked_at = :now WHERE envelope = :envelope AND revoked_at"
                + " IS NULL")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("envelope", envelope)
        .update();
    Optional<String> number = Optional.ofNullable(open.get().number());
    number.ifPresent(one -> results.revoke(open.get().dossierCode(), one));
    return number;
  }

  private static Remake map(ResultSet rs, int n) throws SQLException {
    OffsetDateTime revoked = rs.getObject("revoked_at", OffsetDateTime.class);
    return new Remake(
        Way.valueOf(rs.getString("way")),
        rs.getString("number"),
        rs.getObject("made_at", OffsetDateTime.class).toInstant(),
        rs.getString("made_name"),
        revoked == null ? null : revoked.toInstant());
  }

  private record Open(String dossierCode, @Nullable String number) {}
}
