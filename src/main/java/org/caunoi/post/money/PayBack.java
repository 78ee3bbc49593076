package org.caunoi.post.money;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.document.Documents;
import org.caunoi.document.MediaKind;
import org.caunoi.document.SentFile;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Movement.Account;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen paid at the door for a parcel that never reached them, or whose carrier bears the
 * postage. Once a second person has counted the money, somebody else than took it pays it back
 * against the citizen's signature.
 */
@ActsAsHouse("money taken at a door belongs to parcels of all authorities")
@Component
public class PayBack {

  private final Refunds refunds;
  private final Postages postages;
  private final MoneyLedger ledger;
  private final StoreDocument storing;
  private final Documents documents;
  private final AuditLog audit;
  private final Clock clock;

  PayBack(
      Refunds refunds,
      Postages postages,
      MoneyLedger ledger,
      StoreDocument storing,
      Documents documents,
      AuditLog audit,
      Clock clock) {
    this.refunds = refunds;
    this.postages = postages;
    this.ledger = ledger;
    this.storing = storing;
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /** What this person's place owes to citizens, the oldest first. */
  @Transactional(readOnly = true)
  public List<RefundDue> due(SignedIn who) {
    return refunds.due(DepositCollected.place(who));
  }

  /**
   * Refused: {@code refund-not-found} for what this place does not owe, {@code
   * second-person-needed} for whoever took it, {@code refund-not-counted} while it is in a pocket;
   * at {@code /receipt} {@code receipt-malformed}, {@code receipt-used}; at {@code /signature}
   * {@code signature-missing}, {@code signature-unreadable}.
   *
   * @param receipt number of the receipt the citizen was given
   * @param signature picture of the citizen's signature
   */
  @Transactional
  public void pay(SignedIn who, UUID shipment, String receipt, @Nullable SentFile signature) {
    who.require(Permission.CARRY_PAPERS);
    String place = DepositCollected.place(who);
    RefundDue due =
        refunds.lock(shipment, place).orElseThrow(() -> Refused.notFound("refund-not-found"));
    if (due.collectedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    if (!due.counted()) {
      throw Refused.conflict("refund-not-counted", due.collectedName());
    }
    String number = DepositCollected.receipt(receipt);
    UUID signed = keep(due, signature);
    if (!refunds.add(due, place, number, signed, who, clock.instant())) {
      throw Refused.field("/receipt", "receipt-used");
    }
    ledger.append(
        List.of(movement(postages.of(shipment).orElseThrow(), due.amount())), who.accountId());
    audit.write(
        due.authority(),
        who.actor(),
        "postage-paid-back",
        "shipment/" + shipment,
        null,
        Map.of("amount", due.amount()));
  }

  private static Movement movement(Postage postage, long amount) {
    return Movement.of(
        Kind.REFUND,
        postage,
        List.of(new Entry(Account.DEPOSITED, -amount), new Entry(Account.COLLECT, amount)));
  }

  private UUID keep(RefundDue due, @Nullable SentFile signature) {
    if (signature == null) {
      throw Refused.field("/signature", "signature-missing");
    }
    StoredDocument stored = storing.store(signature, due.authority());
    if (stored.kind() != MediaKind.PNG) {
      throw Refused.field("/signature", "signature-unreadable");
    }
    documents.keep(stored.id(), new Subject(due.authority(), due.dossier()));
    return stored.id();
  }
}
