package org.caunoi.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Until which day a badge holds. Whoever wears one that is over signs in no more. */
@Component
public class Badges {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final AuditLog audit;
  private final Clock clock;

  Badges(JdbcClient jdbc, Accounts accounts, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Empty where it holds until the account ends. */
  public Optional<LocalDate> until(UUID account) {
    return jdbc.sql(
            "SELECT badge_until FROM access.account WHERE id = :id AND badge_until IS NOT NULL")
        .param("id", account)
        .query(LocalDate.class)
        .optional();
  }

  /** Last days at a point by account; those without a limit are left out. */
  public Map<UUID, LocalDate> endsAt(String point) {
    return jdbc
        .sql(
            """
            SELECT id, badge_until FROM access.account WHERE point_id = :point AND badge_until IS NOT NULL
            """)
        .param("point", point)
        .query(
            (rs, n) ->
                Map.entry(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    Objects.requireNonNull(rs.getObject("badge_until", LocalDate.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  boolean isOver(UUID account) {
    LocalDate today = VietnamTime.day(clock.instant());
    return until(account).filter(last -> last.isBefore(today)).isPresent();
  }

  /**
   * Sets the last day; null takes the limit away. Effective at the next request. Refused: {@code
   * account-not-found}, {@code not-yourself}.
   */
  @Transactional
  public void put(SignedIn by, UUID account, @Nullable LocalDate last) {
    by.require(Permission.MANAGE_PEOPLE);
    accounts.another(by, account);
    jdbc.sql("UPDATE access.account SET badge_until = CAST(:last AS date) WHERE id = :id")
        .param("last", last)
        .param("id", account)
        .update();
    audit.write(
        "-",
        by.actor(),
        "account-badge-limited",
        "account/" + account,
        null,
        last == null ? Map.of() : Map.of("until", last.toString()));
  }
}
