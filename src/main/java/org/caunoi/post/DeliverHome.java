package org.caunoi.post;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The parcel is given into the citizen's hand, against the proofs its class of paper demands.
 * Whoever gives it takes it over from the carrier by scanning it, and is named as the last keeper.
 */
@Component
@KeepsRefusals
public class DeliverHome {

  private static final int TRIES = 5;

  private final ReadShipments reading;
  private final Shipments shipments;
  private final DoorCodes codes;
  private final ReturnByPost returning;
  private final ScanOver scans;
  private final DeliveryProofs proofs;
  private final Attempts attempts;

  DeliverHome(
      ReadShipments reading,
      Shipments shipments,
      DoorCodes codes,
      ReturnByPost returning,
      ScanOver scans,
      DeliveryProofs proofs,
      Attempts attempts) {
    this.reading = reading;
    this.shipments = shipments;
    this.codes = codes;
    this.returning = returning;
    this.scans = scans;
    this.proofs = proofs;
    this.attempts = attempts;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-packed}, {@code delivered-before}, {@code
   * called-back} where what it brings counts no longer, {@code not-offered} where a colleague has
   * it who does not offer it, {@code proof-not-enough}, {@code too-many-attempts}; at {@code /code}
   * {@code wrong-code}, {@code code-locked}; at {@code /personalId} {@code wrong-person}, for
   * somebody the citizen sent {@code card-malformed}; at {@code /signature} and {@code /photo}
   * {@code picture-needed}.
   */
  @Transactional
  public void deliver(SignedIn who, UUID id, Shown shown) {
    who.require(Permission.CARRY_PAPERS);
    scans.lock(List.of(reading.get(who, id).requireReference()));
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    if (shipment.recalled()) {
      throw Refused.conflict("called-back");
    }
    if (!shipment.paperClass().isProvedBy(shown.kinds(), codes.reaches(shipment))) {
      throw Refused.invalid("proof-not-enough");
    }
    if (shown.code() != null && !shown.code().isBlank()) {
      codes.check(shipment, shown.code());
    }
    if (shown.proxy() == null) {
      checkCard(shipment, shown);
    } else {
      shown.requireProxysCard();
    }
    Keeper giver = scans.keeper(who, shipment.counter());
    proofs.delivered(shipment, who.actor(), giver, shown);
  }

  private void checkCard(Shipment shipment, Shown shown) {
    String card = shown.personalId();
    if (card == null || card.isBlank()) {
      return;
    }
    String subject = "door-card:" + shipment.id();
    attempts.refuseAbove(subject, TRIES);
    if (!returning.isApplicant(shipment.dossierCode(), card)) {
      attempts.failed(subject);
      throw Refused.field("/personalId", "wrong-person");
    }
  }
}
