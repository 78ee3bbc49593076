package org.caunoi.post.money;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.post.money.Movement.Account;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A programme gets money for a year: one person proposes it, another confirms it. */
@Component
public class GrantBudget {

  private static final long MOST = 1_000_000_000_000L;

  private final JdbcClient jdbc;
  private final PostageRules rules;
  private final Budgets budgets;
  private final MoneyLedger ledger;
  private final AuditLog audit;
  private final Clock clock;

  GrantBudget(
      JdbcClient jdbc,
      PostageRules rules,
      Budgets budgets,
      MoneyLedger ledger,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.budgets = budgets;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused at {@code /programme} and {@code /year} with {@code unknown-option}, at {@code /amount}
   * with {@code grant-amount}.
   */
  @Transactional
  public UUID propose(SignedIn who, String programme, int year, long amount) {
    who.require(Permission.ACKNOWLEDGE_POSTAGE);
    if (!rules.knows(programme)) {
      throw Refused.field("/programme", "unknown-option");
    }
    if (Math.abs(year - VietnamTime.day(clock.instant()).getYear()) > 1) {
      throw Refused.field("/year", "unknown-option");
    }
    if (amount < 1 || amount > MOST) {
      throw Refused.field("/amount", "grant-amount");
    }
    UUID id = UuidV7.next(clock);
    jdbc.sql(
            """
            INSERT INTO post.budget_grant (id, programme, year, amount, proposed_by, proposed_name, proposed_at)
            VALUES (:id, :programme, :year, :amount, :by, :name, :now)
            """)
        .param("id", id)
        .param("programme", programme)
        .param("year", year)
        .param("amount", amount)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    note(who, "budget-proposed", id, programme, year, amount);
    return id;
  }

  /** Refused: {@code grant-not-waiting}, {@code second-person-needed} for whoever proposed it. */
  @Transactional
  public void confirm(SignedIn who, UUID id) {
    who.require(Permission.ACKNOWLEDGE_POSTAGE);
    Grant grant = lock(id);
    if (grant.proposedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    jdbc.sql(
            """
            UPDATE post.budget_grant SET confirmed_by = :by, confirmed_name = :name, confirmed_at = :now WHERE id = :id
            """)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    budgets.grant(grant.programme(), grant.year(), grant.amount());
    List<Entry> entries =
        List.of(
            new Entry(Account.CITY, -grant.amount()), new Entry(Account.AVAILABLE, grant.amount()));
    ledger.append(
        List.of(new Movement(Kind.GRANT, grant.programme(), grant.year(), null, null, entries)),
        who.accountId());
    note(who, "budget-confirmed", id, grant.programme(), grant.year(), grant.amount());
  }

  private Grant lock(UUID id) {
    return jdbc.sql(
            """
            SELECT id, programme, year, amount, proposed_by, proposed_name, proposed_at FROM post.budget_grant
            WHERE id = :id AND confirmed_at IS NULL FOR UPDATE
            """)
        .param("id", id)
        .query(ReadPostage::grant)
        .optional()
        .orElseThrow(() -> Refused.notFound("grant-not-waiting"));
  }

  private void note(SignedIn who, String act, UUID id, String programme, int year, long amount) {
    audit.write(
        "-",
        who.actor(),
        act,
        "grant/" + id,
        null,
        Map.of("programme", programme, "year", year, "amount", amount));
  }
}
