package org.caunoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access.role_change}. */
@Component
public class RoleChanges {

  private static final String WAITING =
      """
      SELECT c.id, c.account_id, a.display_name, c.roles_before, c.roles_after, c.proposed_by, c.proposed_by_name,
             c.proposed_at
      FROM access.role_change c JOIN access.account a ON a.id = c.account_id WHERE c.state = 'PROPOSED'
      """;

  private final JdbcClient jdbc;

  RoleChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What waits for a second person, the oldest first. */
  public List<RoleChange> list() {
    return jdbc.sql(WAITING + " ORDER BY c.proposed_at, c.id").query(RoleChanges::map).list();
  }

  /** What waits for an account. */
  public Optional<RoleChange> findOf(UUID account) {
    return jdbc.sql(WAITING + " AND c.account_id = :account")
        .param("account", account)
        .query(RoleChanges::map)
        .optional();
  }

  Optional<RoleChange> find(UUID id) {
    return jdbc.sql(WAITING + " AND c.id = :id").param("id", id).query(RoleChanges::map).optional();
  }

  /** False where another change of the same account waits already. */
  boolean add(UUID id, UUID account, Set<Role> before, Set<Role> after, SignedIn who, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO access.role_change (id, account_id, roles_before, roles_after, state, proposed_by,
                    proposed_by_name, proposed_at)
                VALUES (:id, :account, CAST(:before AS text[]), CAST(:after AS text[]), 'PROPOSED', :by, :name, :now)
                ON CONFLICT (account_id) WHERE state = 'PROPOSED' DO NOTHING
                """)
            .param("id", id)
            .param("account", account)
            .param("before", names(before))
            .param("after", names(after))
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** False where somebody decided a moment earlier. */
  boolean decide(UUID id, boolean approved, SignedIn who, @Nullable String reason, Instant now) {
    return jdbc.sql(
                """
                UPDATE access.role_change
                SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :now,
                    reason = CAST(:reason AS text)
                WHERE id = :id AND state = 'PROPOSED'
                """)
            .param("state", approved ? "APPROVED" : "REJECTED")
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  private static String[] names(Set<Role> roles) {
    return roles.stream().map(Enum::name).sorted().toArray(String[]::new);
  }

  private static RoleChange map(ResultSet rs, int n) throws SQLException {
    return new RoleChange(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        Objects.requireNonNull(rs.getObject("account_id", UUID.class)),
        rs.getString("display_name"),
        Accounts.roles(rs.getArray("roles_before")),
        Accounts.roles(rs.getArray("roles_after")),
        Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
        rs.getString("proposed_by_name"),
        rs.getObject("proposed_at", OffsetDateTime.class).toInstant());
  }
}
