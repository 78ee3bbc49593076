package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dissolution.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.dissolution}. */
@Component
public class Dissolutions {

  private static final String STANDING =
      """
      SELECT id, authority, successor, specialist_id, signer_id, why, proposed_by, proposed_by_name, proposed_at,
             decided_at, moved
      FROM dossier.dissolution WHERE state <> 'REJECTED'
      """;

  private final JdbcClient jdbc;

  Dissolutions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What waits or was decided, the newest first. */
  public List<Dissolution> list() {
    return jdbc.sql(STANDING + " ORDER BY proposed_at DESC, id").query(Dissolutions::map).list();
  }

  /** The unit that follows, over several steps; the unit itself where it stands. */
  public String standing(String unit) {
    return jdbc.sql(
            """
            WITH RECURSIVE step (unit, depth) AS (
                SELECT :unit, 0
                UNION ALL
                SELECT d.successor, s.depth + 1 FROM step s JOIN dossier.dissolution d ON d.authority = s.unit
                WHERE d.state = 'APPROVED' AND s.depth < 20
            ) SELECT unit FROM step ORDER BY depth DESC LIMIT 1
            """)
        .param("unit", unit)
        .query(String.class)
        .single();
  }

  Optional<Dissolution> find(UUID id) {
    return jdbc.sql(STANDING + " AND id = :id").param("id", id).query(Dissolutions::map).optional();
  }

  /** False where the unit has one already. */
  boolean add(UUID id, Plan plan, SignedIn who, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO dossier.dissolution (id, authority, successor, specialist_id, signer_id, why, state, proposed_by,
                    proposed_by_name, proposed_at)
                VALUES (:id, :unit, :successor, CAST(:specialist AS uuid), CAST(:signer AS uuid), :why, 'PROPOSED', :by,
                    :name, :now)
                ON CONFLICT (authority) WHERE state <> 'REJECTED' DO NOTHING
                """)
            .param("id", id)
            .param("unit", plan.unit())
            .param("successor", plan.successor())
            .param("specialist", plan.specialist())
            .param("signer", plan.signer())
            .param("why", plan.why())
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** False where somebody decided a moment earlier. */
  boolean decide(UUID id, boolean approved, SignedIn who, Instant now) {
    return jdbc.sql(
                """
                UPDATE dossier.dissolution
                SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :now
                WHERE id = :id AND state = 'PROPOSED'
                """)
            .param("state", approved ? "APPROVED" : "REJECTED")
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  void moved(UUID id) {
    jdbc.sql("UPDATE dossier.dissolution SET moved = moved + 1 WHERE id = :id")
        .param("id", id)
        .update();
  }

  private static Dissolution map(ResultSet rs, int n) throws SQLException {
    OffsetDateTime decided = rs.getObject("decided_at", OffsetDateTime.class);
    return new Dissolution(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("authority"),
        rs.getString("successor"),
        rs.getObject("specialist_id", UUID.class),
        rs.getObject("signer_id", UUID.class),
        rs.getString("why"),
        Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
        rs.getString("proposed_by_name"),
        rs.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        decided == null ? null : decided.toInstant(),
        rs.getInt("moved"));
  }
}
