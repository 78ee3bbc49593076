package org.caunoi.post.money;

import static org.caunoi.post.money.Movement.Account.AVAILABLE;
import static org.caunoi.post.money.Movement.Account.CITIZEN;
import static org.caunoi.post.money.Movement.Account.COLLECT;
import static org.caunoi.post.money.Movement.Account.COLLECTED;
import static org.caunoi.post.money.Movement.Account.DEPOSITED;
import static org.caunoi.post.money.Movement.Account.OWED;
import static org.caunoi.post.money.Movement.Account.PAID;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.post.money.SettleLines.Decided;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person acknowledges what a first one proposed; only then is anything paid. What is still
 * undecided stays open and can be acknowledged later.
 */
@ActsAsHouse("a statement speaks of parcels of the whole city")
@Component
public class AcknowledgeStatement {

  private final Statements statements;
  private final SettleLines lines;
  private final Budgets budgets;
  private final MoneyLedger ledger;
  private final AuditLog audit;
  private final Clock clock;

  AcknowledgeStatement(
      Statements statements,
      SettleLines lines,
      Budgets budgets,
      MoneyLedger ledger,
      AuditLog audit,
      Clock clock) {
    this.statements = statements;
    this.lines = lines;
    this.budgets = budgets;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code statement-not-found}, {@code second-person-needed} for whoever brought it or
   * decided one of its lines, {@code nothing-to-acknowledge}.
   *
   * @return how many lines were settled
   */
  @Transactional
  public int acknowledge(SignedIn who, UUID statement) {
    who.require(Permission.ACKNOWLEDGE_POSTAGE);
    statements.takeTurn();
    UUID bringer = lines.bringer(statement);
    List<Decided> decided = lines.decided(statement);
    if (decided.isEmpty()) {
      throw Refused.conflict("nothing-to-acknowledge");
    }
    UUID me = who.accountId();
    if (bringer.equals(me) || decided.stream().anyMatch(line -> line.by().equals(me))) {
      throw Refused.conflict("second-person-needed");
    }
    List<Decided> paid = decided.stream().filter(Decided::pays).toList();
    lines.settle(statement, me, clock.instant());
    ledger.append(paid.stream().map(AcknowledgeStatement::movement).toList(), me);
    paid.stream().filter(line -> line.rest() > 0).forEach(this::giveBack);
    audit.write(
        "-",
        who.actor(),
        "statement-acknowledged",
        "statement/" + statement,
        null,
        Map.of("lines", decided.size(), "paid", paid.size()));
    return decided.size();
  }

  private void giveBack(Decided line) {
    if (line.payer() == Payer.CITY) {
      budgets.giveBack(Objects.requireNonNull(line.programme()), line.year(), line.rest());
    }
  }

  private static Movement movement(Decided line) {
    boolean city = line.payer() == Payer.CITY;
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(city ? OWED : line.taken() ? DEPOSITED : COLLECT, -line.owed()));
    entries.add(new Entry(city ? PAID : COLLECTED, line.paid()));
    entries.add(new Entry(city ? AVAILABLE : CITIZEN, line.rest()));
    return new Movement(
        Kind.SETTLE,
        city ? line.programme() : null,
        line.year(),
        line.carrier(),
        line.shipment(),
        entries.stream().filter(entry -> entry.amount() != 0).toList());
  }
}
