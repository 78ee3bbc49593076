package org.caunoi.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of people, without their secrets. */
@Component
public class Accounts {

  private static final String COLUMNS =
      """
      SELECT a.id, a.username, a.display_name, a.badge, a.active, a.point_id, a.authority,
             a.totp_secret IS NOT NULL AS has_second_factor,
             ARRAY(SELECT r.role FROM access.account_role r WHERE r.account_id = a.id) AS roles
      FROM access.account a
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Account> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE a.id = :id").param("id", id).query(Accounts::map).optional();
  }

  /**
   * As the person stands once nobody else decides about them; others wait until the transaction
   * ends. Read after the lock: what is read with it is as old as the wait.
   */
  Account hold(UUID id) {
    jdbc.sql("SELECT id FROM access.account WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((rs, n) -> rs.getString("id"))
        .single();
    return find(id).orElseThrow();
  }

  /** Those of these people who exist, asked for once. */
  public Map<UUID, Account> find(Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(COLUMNS + "WHERE a.id = ANY (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(Accounts::map)
        .list()
        .stream()
        .collect(Collectors.toMap(Account::id, person -> person));
  }

  public Optional<Account> findByUsername(String username) {
    return jdbc.sql(COLUMNS + "WHERE a.username = :username")
        .param("username", username)
        .query(Accounts::map)
        .optional();
  }

  /** The person, or on a day on which they are away whoever does their work. */
  public Optional<Account> findAtWork(UUID id, LocalDate day) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE a.id = COALESCE((SELECT b.deputy_id FROM access.absence b
                                       WHERE b.account_id = :id AND b.ended_at IS NULL
                                         AND b.from_day <= :day AND b.to_day >= :day), :id)
                """)
        .param("id", id)
        .param("day", day)
        .query(Accounts::map)
        .optional();
  }

  /** Everybody, by name in Vietnamese order. */
  public List<Account> list() {
    return jdbc.sql(COLUMNS + "ORDER BY a.display_name COLLATE \"vi-VN-x-icu\", a.username")
        .query(Accounts::map)
        .list();
  }

  /** Active people of one authority who hold a role: whom a dossier can be handed to. */
  public List<Account> listByRole(String authority, Role role) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE a.active AND (a.authority = :authority OR a.authority IS NULL)
                  AND EXISTS (SELECT 1 FROM access.account_role r WHERE r.account_id = a.id AND r.role = :role)
                ORDER BY a.display_name COLLATE "vi-VN-x-icu", a.username
                """)
        .param("authority", authority)
        .param("role", role.name())
        .query(Accounts::map)
        .list();
  }

  /** Ids of all active people who hold a role, whatever their unit. */
  public List<UUID> idsWith(Role role) {
    return jdbc.sql(
            """
            SELECT a.id FROM access.account a JOIN access.account_role r ON r.account_id = a.id
            WHERE a.active AND r.role = :role
            """)
        .param("role", role.name())
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .list();
  }

  /** Somebody else's account. Refused: {@code not-yourself}, {@code account-not-found}. */
  Account another(SignedIn by, UUID id) {
    if (by.accountId().equals(id)) {
      throw Refused.conflict("not-yourself");
    }
    return find(id).orElseThrow(() -> Refused.notFound("account-not-found"));
  }

  void add(Account account, String passwordHash, byte @Nullable [] totpSecret) {
    jdbc.sql(
            """
            INSERT INTO access.account (id, username, display_name, badge, password_hash, totp_secret, active,
                                        point_id, authority, created_at)
            VALUES (:id, :username, :displayName, :badge, :passwordHash, CAST(:totpSecret AS bytea), :active,
                    CAST(:pointId AS text), CAST(:authority AS text), :now)
            """)
        .param("id", account.id())
        .param("username", account.username())
        .param("displayName", account.displayName())
        .param("badge", account.badge())
        .param("passwordHash", passwordHash)
        .param("totpSecret", totpSecret)
        .param("active", account.active())
        .param("pointId", account.pointId())
        .param("authority", account.authority())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    addRoles(account.id(), account.roles());
  }

  Optional<Secrets> findSecrets(String username) {
    return jdbc.sql(
            "SELECT id, password_hash, totp_secret FROM access.account WHERE username = :username"
                + " AND active")
        .param("username", username)
        .query(
            (rs, n) ->
                new Secrets(
                    rs.getObject("id", UUID.class),
                    rs.getString("password_hash"),
                    rs.getBytes("totp_secret")))
        .optional();
  }

  /** Switches a person on or off; true where that changed something. */
  boolean setActive(UUID id, boolean active) {
    return jdbc.sql(
                "UPDATE access.account SET active = :active WHERE id = :id AND active <> :active")
            .param("id", id)
            .param("active", active)
            .update()
        == 1;
  }

  void setRoles(UUID id, Set<Role> roles) {
    jdbc.sql("DELETE FROM access.account_role WHERE account_id = :id").param("id", id).update();
    addRoles(id, roles);
  }

  /** A new secret, proved by the code of this half minute. */
  void setCodeSecret(UUID id, byte[] sealed, long halfMinute) {
    jdbc.sql(
            "UPDATE access.account SET totp_secret = :secret, totp_step = :halfMinute WHERE id ="
                + " :id")
        .param("secret", sealed)
        .param("halfMinute", halfMinute)
        .param("id", id)
        .update();
  }

  /**
   * Uses up the code of this half minute and all before; false where that was done already. One
   * more than ten minutes ahead was noted by a clock that was wrong.
   */
  boolean useCode(UUID id, long halfMinute) {
    return jdbc.sql(
                """
                UPDATE access.account SET totp_step = :halfMinute
                WHERE id = :id AND (totp_step IS NULL OR totp_step NOT BETWEEN :halfMinute AND :halfMinute + 20)
                """)
            .param("halfMinute", halfMinute)
            .param("id", id)
            .update()
        == 1;
  }

  /** Number and extension by which citizens reach a person at work, where they said so. */
  public Optional<String> workPhone(UUID id) {
    return jdbc.sql(
            "SELECT work_phone FROM access.account WHERE id = :id AND work_phone IS NOT NULL")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void setWorkPhone(UUID id, @Nullable String phone) {
    jdbc.sql("UPDATE access.account SET work_phone = CAST(:phone AS text) WHERE id = :id")
        .param("phone", phone)
        .param("id", id)
        .update();
  }

  void rename(UUID id, String displayName, String badge) {
    jdbc.sql("UPDATE access.account SET display_name = :name, badge = :badge WHERE id = :id")
        .param("name", displayName)
        .param("badge", badge)
        .param("id", id)
        .update();
  }

  void move(UUID id, @Nullable String point, @Nullable String authority) {
    jdbc.sql(
            """
            UPDATE access.account SET point_id = CAST(:point AS text), authority = CAST(:authority AS text)
            WHERE id = :id
            """)
        .param("point", point)
        .param("authority", authority)
        .param("id", id)
        .update();
  }

  private void addRoles(UUID id, Set<Role> roles) {
    for (Role role : roles) {
      jdbc.sql("INSERT INTO access.account_role (account_id, role) VALUES (:id, :role)")
          .param("id", id)
          .param("role", role.name())
          .update();
    }
  }

  record Secrets(UUID id, String passwordHash, byte @Nullable [] sealedTotpSecret) {}

  static Account map(ResultSet rs, int n) throws SQLException {
    return new Account(
        rs.getObject("id", UUID.class),
        rs.getString("username"),
        rs.getString("display_name"),
        rs.getString("badge"),
        rs.getBoolean("active"),
        roles(rs.getArray("roles")),
        rs.getString("point_id"),
        rs.getString("authority"),
        rs.getBoolean("has_second_factor"));
  }

  static Set<Role> roles(Array array) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream((String[]) array.getArray()).map(Role::valueOf).forEach(roles::add);
    return roles;
  }
}
