package org.caunoi.post.money;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Movement.Account;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever took postage at doors brings it to their place; a second person there counts it and gives
 * a receipt. Only then is it out of the first one's pocket, and may a carrier state it.
 */
@ActsAsHouse("money taken at a door belongs to parcels of all authorities")
@Component
public class DepositCollected {

  private final Deposits deposits;
  private final Postages postages;
  private final MoneyLedger ledger;
  private final AuditLog audit;
  private final Clock clock;

  DepositCollected(
      Deposits deposits, Postages postages, MoneyLedger ledger, AuditLog audit, Clock clock) {
    this.deposits = deposits;
    this.postages = postages;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** What this person still has in their pocket. */
  @Transactional(readOnly = true)
  public List<InHand> inHand(SignedIn who) {
    return deposits.inHand(who.accountId());
  }

  /** What was brought to this person's place and waits to be counted. */
  @Transactional(readOnly = true)
  public List<Deposit> waiting(SignedIn who) {
    return deposits.waiting(place(who));
  }

  /** All they have; refused with {@code no-money-in-hand}. */
  @Transactional
  public UUID bring(SignedIn who) {
    who.require(Permission.CARRY_PAPERS);
    List<InHand> all = deposits.inHand(who.accountId());
    if (all.isEmpty()) {
      throw Refused.conflict("no-money-in-hand");
    }
    UUID id = UuidV7.next(clock);
    deposits.add(id, who, place(who), all);
    write(who, "postage-brought", id, all.stream().mapToLong(InHand::amount).sum());
    return id;
  }

  /**
   * Refused: {@code deposit-not-found} for what is not at this person's place or was counted,
   * {@code second-person-needed} for whoever brought it; at {@code /receipt} {@code
   * receipt-malformed}, {@code receipt-used}.
   *
   * @param receipt number of the receipt for whoever brought it
   */
  @Transactional
  public void count(SignedIn who, UUID id, String receipt) {
    who.require(Permission.CARRY_PAPERS);
    Deposit deposit =
        deposits
            .lock(id)
            .filter(one -> one.place().equals(place(who)))
            .orElseThrow(() -> Refused.notFound("deposit-not-found"));
    if (deposit.broughtBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    if (!deposits.counted(id, who, receipt(receipt))) {
      throw Refused.field("/receipt", "receipt-used");
    }
    ledger.append(
        deposits.parcels(id).stream()
            .map(parcel -> postages.of(parcel).orElseThrow())
            .map(DepositCollected::movement)
            .toList(),
        who.accountId());
    write(who, "postage-counted", id, deposit.amount());
  }

  private static Movement movement(Postage postage) {
    return Movement.of(
        Kind.DEPOSIT,
        postage,
        List.of(
            new Entry(Account.IN_HAND, -postage.citizen()),
            new Entry(Account.DEPOSITED, postage.citizen())));
  }

  /** The number of a receipt; refused at {@code /receipt} with {@code receipt-malformed}. */
  static String receipt(String typed) {
    String number = typed.strip();
    if (!number.matches("[\\p{Alnum}./-]{1,40}")) {
      throw Refused.field("/receipt", "receipt-malformed");
    }
    return number;
  }

  static String place(SignedIn who) {
    return Objects.requireNonNullElse(
        who.pointId(), Objects.requireNonNullElse(who.authority(), "-"));
  }

  private void write(SignedIn who, String act, UUID id, long amount) {
    audit.write("-", who.actor(), act, "deposit/" + id, null, Map.of("amount", amount));
  }
}
