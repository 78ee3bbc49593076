package org.caunoi.post;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.ScanOver;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The carrier says that a parcel came and the citizen cannot confirm it by code, or whoever brings
 * it has no code left. One person of the Centre asks the citizen and writes down how, a second one
 * asks again; only both are the proof.
 */
@Component
public class AttestReceipt {

  private static final int LONGEST = 500;

  private final LockParcel locking;
  private final Attestations attestations;
  private final ScanOver scans;
  private final DeliveryProofs proofs;
  private final AuditLog audit;
  private final Clock clock;

  AttestReceipt(
      LockParcel locking,
      Attestations attestations,
      ScanOver scans,
      DeliveryProofs proofs,
      AuditLog audit,
      Clock clock) {
    this.locking = locking;
    this.attestations = attestations;
    this.scans = scans;
    this.proofs = proofs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code nothing-to-attest}, {@code attestation-waits}; at
   * {@code /basis} {@code required}; at {@code /note} {@code note-needed}, {@code note-too-long}.
   *
   * @param note whom was asked, and what they said; sealed
   */
  @Transactional
  public void propose(SignedIn who, UUID id, @Nullable Basis basis, String note) {
    who.require(Permission.SETTLE_CUSTODY);
    if (basis == null) {
      throw Refused.field("/basis", "required");
    }
    if (note.isBlank()) {
      throw Refused.field("/note", "note-needed");
    }
    if (note.length() > LONGEST) {
      throw Refused.field("/note", "note-too-long", LONGEST);
    }
    Shipment shipment = reported(id);
    if (attestations.open(shipment).isPresent()) {
      throw Refused.conflict("attestation-waits");
    }
    attestations.add(shipment, UuidV7.next(clock), basis, note.strip(), who);
    write(shipment, who, "shipment-attestation-proposed", basis.name());
  }

  /**
   * Refused: {@code shipment-not-found}, {@code nothing-to-attest}, {@code second-person-needed}.
   *
   * @param agrees whether the citizen told the second person the same
   */
  @Transactional
  public void answer(SignedIn who, UUID id, boolean agrees) {
    who.require(Permission.SETTLE_CUSTODY);
    Shipment shipment = reported(id);
    Attestation open =
        attestations.open(shipment).orElseThrow(() -> Refused.conflict("nothing-to-attest"));
    if (open.proposedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    attestations.answer(open, who, agrees);
    if (agrees) {
      proofs.attested(
          shipment, who.actor(), scans.keeperOf(shipment.requireReference()).orElseThrow());
    }
    write(
        shipment,
        who,
        agrees ? "shipment-attestation-confirmed" : "shipment-attestation-refused",
        open.basis().name());
  }

  private Shipment reported(UUID id) {
    Shipment shipment = locking.lock(id).orElseThrow(() -> Refused.notFound("shipment-not-found"));
    if (shipment.state() != Step.DELIVERED_REPORTED && !attestations.isCodeless(shipment)) {
      throw Refused.conflict("nothing-to-attest");
    }
    return shipment;
  }

  private void write(Shipment shipment, SignedIn who, String act, String basis) {
    audit.write(
        shipment.authority(),
        who.actor(),
        act,
        "shipment/" + shipment.id(),
        null,
        Map.of("basis", basis));
  }
}
