package org.caunoi.post.money;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.Shipment;
import org.caunoi.post.ShipmentKeeper;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Movement.Account;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever brings a parcel takes the postage the citizen owes, gives a receipt, and notes its
 * number: money at the door is never only a figure in a carrier's statement.
 */
@Component
@KeepsRefusals
public class CollectAtDoor {

  private final ReadShipments reading;
  private final ShipmentKeeper keepers;
  private final Postages postages;
  private final MoneyLedger ledger;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  CollectAtDoor(
      ReadShipments reading,
      ShipmentKeeper keepers,
      Postages postages,
      MoneyLedger ledger,
      JdbcClient jdbc,
      AuditLog audit,
      Clock clock) {
    this.ledger = ledger;
    this.reading = reading;
    this.keepers = keepers;
    this.postages = postages;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the citizen still has to pay at the door, in đồng. */
  public long due(Shipment shipment) {
    return postages.dueAtDoor(shipment.id());
  }

  /** Whether this person brings it, or brought it, and money is still to be noted. */
  public boolean mayCollect(Shipment shipment, SignedIn who) {
    return shipment.reference() != null
        && shipment.state() != Step.CANCELLED
        && shipment.state() != Step.RETURNED
        && (keepers.isKeptBy(shipment, who) || gave(shipment, who))
        && due(shipment) > 0;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code nothing-to-collect} where nothing is owed any more
   * or somebody else has the parcel, {@code collected-before}; at {@code /receipt} {@code
   * receipt-malformed}, {@code receipt-used}.
   *
   * @param receipt number of the receipt the citizen was given
   */
  @Transactional
  public void collect(SignedIn who, UUID id, String receipt) {
    who.require(Permission.CARRY_PAPERS);
    Shipment shipment = reading.get(who, id);
    Optional<Postage> owed = postages.lock(id);
    if (collected(shipment).isPresent()) {
      throw Refused.conflict("collected-before");
    }
    if (!mayCollect(shipment, who)) {
      throw Refused.conflict("nothing-to-collect");
    }
    String number = DepositCollected.receipt(receipt);
    Postage postage = owed.orElseThrow();
    add(shipment, postage, number, who);
    ledger.append(
        List.of(
            Movement.of(
                Kind.COLLECT,
                postage,
                List.of(
                    new Entry(Account.COLLECT, -postage.citizen()),
                    new Entry(Account.IN_HAND, postage.citizen())))),
        who.accountId());
    audit.write(
        shipment.authority(),
        who.actor(),
        "postage-collected",
        "shipment/" + id,
        null,
        Map.of("amount", postage.citizen()));
  }

  private void add(Shipment shipment, Postage postage, String receipt, SignedIn who) {
    boolean stored =
        Receipts.stored(
            jdbc.sql(
                    """
                    INSERT INTO post.collection (authority, shipment_id, carrier, amount, receipt, by_id, by_name, at)
                    VALUES (:authority, :shipment, :carrier, :amount, :receipt, :by, :name, :now)
                    """)
                .param("authority", shipment.authority())
                .param("shipment", shipment.id())
                .param("carrier", postage.carrier())
                .param("amount", postage.citizen())
                .param("receipt", receipt)
                .param("by", who.accountId())
                .param("name", who.displayName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)));
    if (!stored) {
      throw Refused.field("/receipt", "receipt-used");
    }
  }

  private boolean gave(Shipment shipment, SignedIn who) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM post.proof WHERE authority = :authority AND shipment_id = :shipment AND by_id = :me
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .param("me", who.accountId())
        .query(Boolean.class)
        .single();
  }

  /** What was taken at the door; empty before. */
  public Optional<Collected> collected(Shipment shipment) {
    return jdbc.sql(
            """
            SELECT c.amount, c.receipt, c.by_name, r.receipt AS paid_back FROM post.collection c
            LEFT JOIN post.refund r ON r.authority = c.authority AND r.shipment_id = c.shipment_id
            WHERE c.authority = :authority AND c.shipment_id = :shipment
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .query(
            (rs, n) ->
                new Collected(
                    rs.getLong("amount"),
                    rs.getString("receipt"),
                    rs.getString("by_name"),
                    rs.getString("paid_back")))
        .optional();
  }
}
