package org.caunoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access.absence}. */
@Component
public class Absences {

  private static final String COLUMNS =
      """
      SELECT b.account_id, b.deputy_id, d.display_name AS deputy_name, b.from_day, b.to_day, b.said_by_name
      FROM access.absence b JOIN access.account d ON d.id = b.deputy_id
      """;

  private final JdbcClient jdbc;

  Absences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who does the work of an account on a day; none while the person is there. */
  public Optional<Absence> on(UUID account, LocalDate day) {
    return find(account).filter(absence -> absence.touches(day, day));
  }

  /** The absence that is on or to come. */
  public Optional<Absence> find(UUID account) {
    return jdbc.sql(COLUMNS + "WHERE b.account_id = :account AND b.ended_at IS NULL")
        .param("account", account)
        .query(Absences::map)
        .optional();
  }

  /** Everybody who is away on a day. */
  public List<Absence> listOn(LocalDate day) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE b.ended_at IS NULL AND b.from_day <= :day AND b.to_day >= :day ORDER BY b.account_id
                """)
        .param("day", day)
        .query(Absences::map)
        .list();
  }

  /** Those who count on somebody. */
  List<Absence> listByDeputy(UUID deputy) {
    return jdbc.sql(COLUMNS + "WHERE b.deputy_id = :deputy AND b.ended_at IS NULL")
        .param("deputy", deputy)
        .query(Absences::map)
        .list();
  }

  boolean end(UUID account, Instant now) {
    return jdbc.sql(
                """
                UPDATE access.absence SET ended_at = :now WHERE account_id = :account AND ended_at IS NULL
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("account", account)
            .update()
        == 1;
  }

  void add(
      UUID id, UUID account, UUID deputy, LocalDate from, LocalDate to, SignedIn who, Instant now) {
    jdbc.sql(
            """
            INSERT INTO access.absence (id, account_id, deputy_id, from_day, to_day, said_by, said_by_name, said_at)
            VALUES (:id, :account, :deputy, :from, :to, :by, :name, :now)
            """)
        .param("id", id)
        .param("account", account)
        .param("deputy", deputy)
        .param("from", from)
        .param("to", to)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Absence map(ResultSet rs, int n) throws SQLException {
    return new Absence(
        Objects.requireNonNull(rs.getObject("account_id", UUID.class)),
        Objects.requireNonNull(rs.getObject("deputy_id", UUID.class)),
        rs.getString("deputy_name"),
        Objects.requireNonNull(rs.getObject("from_day", LocalDate.class)),
        Objects.requireNonNull(rs.getObject("to_day", LocalDate.class)),
        rs.getString("said_by_name"));
  }
}
