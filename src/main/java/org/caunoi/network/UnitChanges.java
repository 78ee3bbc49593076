package org.caunoi.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.network.Authority.Confidence;
import org.caunoi.network.Authority.Kind;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code network.unit_change}. */
@Component
public class UnitChanges {

  private static final String COLUMNS =
      """
      SELECT id, code, name, name_before, unit_kind, parent, commune_code, proposed_by, proposed_by_name, proposed_at
      FROM network.unit_change
      """;

  private final JdbcClient jdbc;

  UnitChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What waits for a second person, the oldest first. */
  public List<UnitChange> waiting() {
    return jdbc.sql(COLUMNS + "WHERE state = 'PROPOSED' ORDER BY proposed_at, id")
        .query(UnitChanges::map)
        .list();
  }

  List<UnitChange> inForce() {
    return jdbc.sql(COLUMNS + "WHERE state = 'APPROVED' ORDER BY decided_at, id")
        .query(UnitChanges::map)
        .list();
  }

  /** What anybody else decides of units waits until the transaction ends. */
  void oneAtATime() {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('network.unit_change'))")
        .query((rs, n) -> "")
        .list();
  }

  int countInForce() {
    return jdbc.sql("SELECT count(*) FROM network.unit_change WHERE state = 'APPROVED'")
        .query(Integer.class)
        .single();
  }

  Optional<UnitChange> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id AND state = 'PROPOSED'")
        .param("id", id)
        .query(UnitChanges::map)
        .optional();
  }

  /** Refused: {@code unit-change-waits} where another of the same unit waits already. */
  void add(UnitChange change) {
    Authority unit = change.unit();
    int added =
        jdbc.sql(
                """
                INSERT INTO network.unit_change (id, kind, code, name, name_before, unit_kind, parent, commune_code,
                    state, proposed_by, proposed_by_name, proposed_at)
                VALUES (:id, :change, :code, :name, CAST(:before AS text), CAST(:kind AS text), CAST(:parent AS text),
                    CAST(:commune AS text), 'PROPOSED', :by, :byName, :at)
                ON CONFLICT (code) WHERE state = 'PROPOSED' DO NOTHING
                """)
            .param("id", change.id())
            .param("change", change.isNew() ? "CREATE" : "RENAME")
            .param("code", unit.code())
            .param("name", unit.name())
            .param("before", change.nameBefore())
            .param("kind", change.isNew() ? Words.of(unit.kind()) : null)
            .param("parent", unit.parent())
            .param("commune", unit.communeCode())
            .param("by", change.proposedBy())
            .param("byName", change.proposedByName())
            .param("at", change.proposedAt().atOffset(ZoneOffset.UTC))
            .update();
    if (added == 0) {
      throw Refused.conflict("unit-change-waits");
    }
  }

  /** False where somebody decided a moment earlier. */
  boolean decide(UUID id, SignedIn who, OffsetDateTime at, @Nullable String whyNot) {
    return jdbc.sql(
                """
                UPDATE network.unit_change
                SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :at,
                    reason = CAST(:reason AS text)
                WHERE id = :id AND state = 'PROPOSED'
                """)
            .param("state", whyNot == null ? "APPROVED" : "REJECTED")
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("at", at)
            .param("reason", whyNot)
            .param("id", id)
            .update()
        == 1;
  }

  private static UnitChange map(ResultSet rs, int n) throws SQLException {
    String kind = rs.getString("unit_kind");
    return new UnitChange(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        new Authority(
            rs.getString("code"),
            rs.getString("name"),
            kind == null ? Kind.BRANCH : Objects.requireNonNull(Words.of(Kind.class).get(kind)),
            rs.getString("parent"),
            rs.getString("commune_code"),
            Confidence.SEEN),
        rs.getString("name_before"),
        Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
        rs.getString("proposed_by_name"),
        rs.getObject("proposed_at", OffsetDateTime.class).toInstant());
  }
}
