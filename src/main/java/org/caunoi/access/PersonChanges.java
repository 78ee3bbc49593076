package org.caunoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access.person_change}. */
@Component
public class PersonChanges {

  private static final String WAITING =
      """
      SELECT c.id, c.account_id, a.display_name, c.kind, c.point_after, c.authority_after, c.proposed_by,
             c.proposed_by_name, c.proposed_at
      FROM access.person_change c JOIN access.account a ON a.id = c.account_id WHERE c.state = 'PROPOSED'
      """;

  private final JdbcClient jdbc;

  PersonChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What waits for a second person, the oldest first. */
  public List<PersonChange> list() {
    return jdbc.sql(WAITING + " ORDER BY c.proposed_at, c.id").query(PersonChanges::map).list();
  }

  public Optional<PersonChange> find(UUID id) {
    return jdbc.sql(WAITING + " AND c.id = :id")
        .param("id", id)
        .query(PersonChanges::map)
        .optional();
  }

  /** Refused: {@code person-change-waits} where another of the same kind waits already. */
  void add(PersonChange change) {
    int added =
        jdbc.sql(
                """
                INSERT INTO access.person_change (id, account_id, kind, point_after, authority_after, state,
                    proposed_by, proposed_by_name, proposed_at)
                VALUES (:id, :account, :kind, CAST(:point AS text), CAST(:authority AS text), 'PROPOSED', :by, :name,
                    :at)
                ON CONFLICT (account_id, kind) WHERE state = 'PROPOSED' DO NOTHING
                """)
            .param("id", change.id())
            .param("account", change.account())
            .param("kind", change.kind().name())
            .param("point", change.point())
            .param("authority", change.authority())
            .param("by", change.proposedBy())
            .param("name", change.proposedByName())
            .param("at", change.proposedAt().atOffset(ZoneOffset.UTC))
            .update();
    if (added == 0) {
      throw Refused.conflict("person-change-waits");
    }
  }

  /** False where somebody decided a moment earlier. */
  boolean decide(UUID id, SignedIn who, OffsetDateTime at, @Nullable String whyNot) {
    return jdbc.sql(
                """
                UPDATE access.person_change
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

  private static PersonChange map(ResultSet rs, int n) throws SQLException {
    return new PersonChange(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        Objects.requireNonNull(rs.getObject("account_id", UUID.class)),
        rs.getString("display_name"),
        PersonChange.Kind.valueOf(rs.getString("kind")),
        rs.getString("point_after"),
        rs.getString("authority_after"),
        Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
        rs.getString("proposed_by_name"),
        rs.getObject("proposed_at", OffsetDateTime.class).toInstant());
  }
}
