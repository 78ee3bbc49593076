package org.caunoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SystemClient.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access.system_client}; of a token only the hash is kept. */
@Component
public class SystemClients {

  private static final String CLIENTS =
      """
      SELECT id, name, scopes, authority, active, registered_by, registered_by_name, created_at, confirmed_by_name,
             ended_at, ended_by_name, end_reason
      FROM access.system_client
      """;

  private final JdbcClient jdbc;

  SystemClients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All, the youngest first. */
  public List<SystemClient> list() {
    return jdbc.sql(CLIENTS + " ORDER BY created_at DESC, id").query(SystemClients::map).list();
  }

  Optional<SystemClient> find(UUID id) {
    return jdbc.sql(CLIENTS + " WHERE id = :id")
        .param("id", id)
        .query(SystemClients::map)
        .optional();
  }

  /** False where the name is taken. */
  boolean add(SystemClient client, byte[] tokenHash, SignedIn who) {
    return jdbc.sql(
                """
                INSERT INTO access.system_client (id, name, token_hash, scopes, authority, created_at, registered_by,
                    registered_by_name)
                VALUES (:id, :name, :hash, :scopes, CAST(:authority AS text), :at, :by, :byName)
                ON CONFLICT (name) DO NOTHING
                """)
            .param("id", client.id())
            .param("name", client.name())
            .param("hash", tokenHash)
            .param(
                "scopes", client.scopes().stream().map(Enum::name).sorted().toArray(String[]::new))
            .param("authority", client.authority())
            .param("at", client.registeredAt().atOffset(ZoneOffset.UTC))
            .param("by", who.accountId())
            .param("byName", who.displayName())
            .update()
        == 1;
  }

  /** False where it does not wait any more. */
  boolean confirm(UUID id, SignedIn who, Instant now) {
    return jdbc.sql(
                """
                UPDATE access.system_client
                SET active = true, confirmed_by = :by, confirmed_by_name = :name, confirmed_at = :now
                WHERE id = :id AND confirmed_at IS NULL AND ended_at IS NULL AND NOT active
                """)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  /** False where it has ended already. */
  boolean end(UUID id, String reason, SignedIn who, Instant now) {
    return jdbc.sql(
                """
                UPDATE access.system_client
                SET active = false, ended_by = :by, ended_by_name = :name, ended_at = :now, end_reason = :reason
                WHERE id = :id AND ended_at IS NULL
                """)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  private static SystemClient map(ResultSet rs, int n) throws SQLException {
    return new SystemClient(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("name"),
        SignIns.scopes(rs),
        rs.getString("authority"),
        standing(rs.getBoolean("active"), rs.getObject("ended_at", OffsetDateTime.class)),
        rs.getObject("registered_by", UUID.class),
        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
        new SystemClient.Names(
            rs.getString("registered_by_name"),
            rs.getString("confirmed_by_name"),
            rs.getString("ended_by_name")),
        rs.getString("end_reason"));
  }

  private static Standing standing(boolean active, @Nullable OffsetDateTime endedAt) {
    if (active) {
      return Standing.ACTIVE;
    }
    return endedAt == null ? Standing.WAITING : Standing.ENDED;
  }
}
