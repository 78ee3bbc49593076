package org.caunoi.custody;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.UnitState;
import org.caunoi.document.Documents;
import org.caunoi.document.MediaKind;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The end of an envelope's way: opened at the authority, or in the hands of the citizen. */
@Component
public class DeliverPapers {

  private final Ledger ledger;
  private final StoreDocument storing;
  private final Documents documents;
  private final List<ProofElsewhere> elsewhere;

  DeliverPapers(
      Ledger ledger, StoreDocument storing, Documents documents, List<ProofElsewhere> elsewhere) {
    this.elsewhere = elsewhere;
    this.ledger = ledger;
    this.storing = storing;
    this.documents = documents;
  }

  /**
   * The authority opened it and compared the papers with the list; what differs is a discrepancy
   * that the Centre settles. Refused: {@code not-the-keeper}, {@code not-at-destination}, {@code
   * wrong-direction}, {@code unit-in-bag}, {@code offer-open}.
   */
  @Transactional
  public void receive(SignedIn who, String envelope, boolean agrees) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Deed deed = ledger.deed(who, unit.destination());
    deed.receive(unit, true);
    ledger.store(
        who,
        agrees ? CustodyAct.RECEIVED : CustodyAct.DISPUTED,
        envelope,
        held,
        List.of(deed.receive(unit, agrees)));
  }

  /**
   * The citizen signs for it. Refused: {@code not-the-keeper}, {@code wrong-direction}, {@code
   * unit-in-bag}, {@code offer-open}, {@code proof-elsewhere}; at {@code /signature} {@code
   * signature-missing}, {@code signature-not-png}.
   */
  @Transactional
  public void hand(SignedIn who, String envelope, byte[] signature) {
    who.require(Permission.CARRY_PAPERS);
    if (elsewhere.stream().anyMatch(room -> room.demands(envelope))) {
      throw Refused.conflict("proof-elsewhere");
    }
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Deed deed = ledger.deed(who, unit.destination());
    deed.hand(unit, new UUID(0, 0));
    if (signature.length == 0) {
      throw Refused.field("/signature", "signature-missing");
    }
    StoredDocument picture =
        storing.store(new ByteArrayInputStream(signature), null, held.authority(envelope));
    if (picture.kind() != MediaKind.PNG) {
      throw Refused.field("/signature", "signature-not-png");
    }
    documents.keep(picture.id());
    Event handed = deed.hand(unit, picture.id());
    ledger.store(who, CustodyAct.HANDED_TO_CITIZEN, envelope, held, List.of(handed));
  }
}
