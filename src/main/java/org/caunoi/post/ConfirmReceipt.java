package org.caunoi.post;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.caunoi.access.Attempts;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.ScanOver;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen says themselves, against the code on their phone, that the parcel came. For carriers
 * whose people carry no device of ours this is the proof that their word alone is not.
 */
@ActsAsHouse("the code of the dossier and the digits of the phone stand for a sign-in")
@Component
public class ConfirmReceipt {

  private static final Set<Step> ASKED = EnumSet.of(Step.OUT, Step.DELIVERED_REPORTED);
  private static final int TRIES = 5;

  private final TrackDossier tracking;
  private final Shipments shipments;
  private final LockParcel locking;
  private final DoorCodes codes;
  private final ScanOver scans;
  private final DeliveryProofs proofs;
  private final Attempts attempts;
  private final AuditLog audit;

  ConfirmReceipt(
      TrackDossier tracking,
      Shipments shipments,
      LockParcel locking,
      DoorCodes codes,
      ScanOver scans,
      DeliveryProofs proofs,
      Attempts attempts,
      AuditLog audit) {
    this.tracking = tracking;
    this.shipments = shipments;
    this.locking = locking;
    this.codes = codes;
    this.scans = scans;
    this.proofs = proofs;
    this.attempts = attempts;
    this.audit = audit;
  }

  static boolean isAsked(Shipment shipment) {
    return ASKED.contains(shipment.state()) && shipment.paperClass() != PaperClass.ORIGINAL;
  }

  /**
   * Sends a fresh code to the phone of the dossier. Refused: {@code tracking-not-found}, {@code
   * nothing-to-confirm}, {@code no-phone}, {@code too-many-codes}, {@code too-many-attempts}.
   *
   * @param key of the dossier's tracking page
   */
  @Transactional
  public void sendCode(String code, String key, String address) {
    tracking.byKey(code, key, address);
    Shipment shipment = asked(code);
    attempts.refuseAbove("receipt-code:" + shipment.id(), TRIES);
    attempts.failed("receipt-code:" + shipment.id());
    codes.send(shipment);
    audit.write(
        shipment.authority(),
        Actor.CITIZEN,
        "shipment-code-sent",
        "shipment/" + shipment.id(),
        null,
        Map.of());
  }

  /**
   * Refused: {@code tracking-not-found}, {@code nothing-to-confirm}; at {@code /code} {@code
   * wrong-code}, {@code code-locked}.
   */
  @Transactional
  public void confirm(String code, String key, String address, String typed) {
    tracking.byKey(code, key, address);
    Shipment shipment = asked(code);
    codes.check(shipment, typed);
    String number = shipment.requireReference();
    proofs.delivered(
        shipment,
        Actor.CITIZEN,
        scans.keeperOf(number).orElseThrow(),
        new Shown(typed, null, null, null));
  }

  private Shipment asked(String code) {
    return shipments
        .ofDossier(code)
        .flatMap(found -> locking.lock(found.id()))
        .filter(ConfirmReceipt::isAsked)
        .orElseThrow(() -> Refused.conflict("nothing-to-confirm"));
  }
}
