package org.caunoi.post.money;

import static org.caunoi.post.money.Movement.Account.AVAILABLE;
import static org.caunoi.post.money.Movement.Account.CITIZEN;
import static org.caunoi.post.money.Movement.Account.COLLECT;
import static org.caunoi.post.money.Movement.Account.OWED;
import static org.caunoi.post.money.Movement.Account.RESERVED;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.post.money.Uncovered.Payer;
import org.caunoi.post.money.Uncovered.Proposal;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who pays for a parcel that was delivered when no budget covered it any more: one person proposes,
 * another acknowledges. The citizen, who was told to pay nothing, never does.
 */
@ActsAsHouse("budgets are of the whole city")
@Component
public class SettleUncovered {

  private final JdbcClient jdbc;
  private final ReadUncovered uncovered;
  private final Budgets budgets;
  private final MoneyLedger ledger;
  private final Postages postages;
  private final AuditLog audit;
  private final Clock clock;

  SettleUncovered(
      JdbcClient jdbc,
      ReadUncovered uncovered,
      Budgets budgets,
      MoneyLedger ledger,
      Postages postages,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.uncovered = uncovered;
    this.budgets = budgets;
    this.ledger = ledger;
    this.postages = postages;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Says who shall pay; the last word before the acknowledgement counts. Refused: {@code
   * nothing-uncovered}; at {@code /payer} {@code required}; at {@code /programme} {@code
   * unknown-option} where there is no such budget.
   */
  @Transactional
  public void propose(
      SignedIn who,
      UUID shipment,
      @Nullable Payer payer,
      @Nullable String programme,
      @Nullable Integer year) {
    who.require(Permission.ACKNOWLEDGE_POSTAGE);
    if (payer == null) {
      throw Refused.field("/payer", "required");
    }
    get(shipment);
    boolean city = payer == Payer.CITY;
    if (city
        && budgets.all().stream()
            .noneMatch(
                one ->
                    one.programme().equals(programme)
                        && Integer.valueOf(one.year()).equals(year))) {
      throw Refused.field("/programme", "unknown-option");
    }
    jdbc.sql(
            """
            INSERT INTO post.uncovered_settlement (authority, shipment_id, payer, programme, year, proposed_by, proposed_name,
                                                   proposed_at)
            SELECT authority, shipment_id, :payer, CAST(:programme AS text), CAST(:year AS integer), :by, :name, :now
            FROM post.postage WHERE shipment_id = :shipment
            ON CONFLICT (authority, shipment_id) DO UPDATE SET payer = EXCLUDED.payer, programme = EXCLUDED.programme,
                year = EXCLUDED.year, proposed_by = EXCLUDED.proposed_by, proposed_name = EXCLUDED.proposed_name,
                proposed_at = EXCLUDED.proposed_at
            """)
        .param("shipment", shipment)
        .param("payer", payer.name())
        .param("programme", city ? programme : null)
        .param("year", city ? year : null)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    note(who, "uncovered-proposed", shipment, payer);
  }

  /**
   * A second person acknowledges; only then does money move. Refused: {@code nothing-uncovered},
   * {@code nothing-to-acknowledge}, {@code second-person-needed}, {@code budget-too-small}.
   */
  @Transactional
  public void acknowledge(SignedIn who, UUID shipment) {
    who.require(Permission.ACKNOWLEDGE_POSTAGE);
    Uncovered one = get(shipment);
    Proposal proposal = one.proposal();
    if (proposal == null) {
      throw Refused.conflict("nothing-to-acknowledge");
    }
    if (proposal.by().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    if (proposal.payer() == Payer.CITY) {
      pay(
          one,
          Objects.requireNonNull(proposal.programme()),
          Objects.requireNonNull(proposal.year()),
          who.accountId());
    } else {
      postages.settle(shipment, Postage.State.WAIVED, one.programme(), one.year());
    }
    jdbc.sql(
            """
            UPDATE post.uncovered_settlement SET confirmed_by = :by, confirmed_name = :name, confirmed_at = :now
            WHERE shipment_id = :shipment
            """)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("shipment", shipment)
        .update();
    note(who, "uncovered-acknowledged", shipment, proposal.payer());
  }

  private void pay(Uncovered one, String programme, int year, UUID by) {
    if (!budgets.reserve(programme, year, one.city())) {
      throw Refused.conflict("budget-too-small");
    }
    budgets.close(programme, year, 0, one.city());
    postages.settle(one.shipment(), Postage.State.POSTED, programme, year);
    long citizen = postages.owedByCitizen(postages.of(one.shipment()).orElseThrow());
    ledger.append(
        List.of(
            movement(
                Kind.RESERVE,
                one,
                programme,
                year,
                new Entry(AVAILABLE, -one.city()),
                new Entry(RESERVED, one.city())),
            movement(
                Kind.POST,
                one,
                programme,
                year,
                new Entry(RESERVED, -one.city()),
                new Entry(OWED, one.city()),
                new Entry(CITIZEN, -citizen),
                new Entry(COLLECT, citizen))),
        by);
  }

  private static Movement movement(
      Kind kind, Uncovered one, String programme, int year, Entry... entries) {
    return new Movement(
        kind,
        programme,
        year,
        one.carrier(),
        one.shipment(),
        Stream.of(entries).filter(entry -> entry.amount() != 0).toList());
  }

  private Uncovered get(UUID shipment) {
    return uncovered.lock(shipment).orElseThrow(() -> Refused.notFound("nothing-uncovered"));
  }

  private void note(SignedIn who, String act, UUID shipment, Payer payer) {
    audit.write("-", who.actor(), act, "shipment/" + shipment, null, Map.of("payer", payer.name()));
  }
}
