package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.exchange.DropMessage;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A result that came back, was called off, or that its carrier would not take goes out once more:
 * out of the old envelope, into a new one with a seal of its own, perhaps to another address and
 * with another carrier. The old shipment stays as it ended; a new one follows it.
 */
@Component
public class PackAnew {

  private static final int LONGEST_ADDRESS = 200;
  private static final Set<Step> NEVER_LEFT = EnumSet.of(Step.PLANNED, Step.BOOKED, Step.TENDERED);

  private final ReadShipments reading;
  private final Shipments shipments;
  private final Carriers carriers;
  private final Addresses addresses;
  private final SealAndOrder packing;
  private final ScanOver scans;
  private final ReturnByPost returning;
  private final NoteReports noting;
  private final DropMessage dropping;
  private final AuditLog audit;
  private final Clock clock;

  PackAnew(
      ReadShipments reading,
      Shipments shipments,
      Carriers carriers,
      Addresses addresses,
      SealAndOrder packing,
      ScanOver scans,
      ReturnByPost returning,
      NoteReports noting,
      DropMessage dropping,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.shipments = shipments;
    this.carriers = carriers;
    this.addresses = addresses;
    this.packing = packing;
    this.scans = scans;
    this.returning = returning;
    this.noting = noting;
    this.dropping = dropping;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether it ended, or never began, somewhere the result can be packed anew. */
  static boolean isPossible(Shipment shipment) {
    return shipment.state() == Step.RETURNED
        || shipment.state() == Step.CANCELLED
        || isRefused(shipment);
  }

  private static boolean isRefused(Shipment shipment) {
    return shipment.booking() == Booking.REFUSED && NEVER_LEFT.contains(shipment.state());
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-to-pack-anew}, {@code packed-before} where
   * another follows it, {@code delivered-before} where the dossier has ended, {@code
   * not-the-keeper}, {@code no-carrier}; at {@code /carrier} {@code unknown-option}; at {@code
   * /address} {@code address-too-long}; at {@code /seal} and {@code /grams} as {@link
   * DispatchResult#dispatch}.
   *
   * @return the new shipment
   */
  @Transactional
  public UUID pack(SignedIn who, UUID id, Repacking anew) {
    who.require(Permission.TAKE_IN_PAPERS);
    String sealed = reading.get(who, id).reference();
    scans.lock(sealed == null ? List.of() : List.of(sealed));
    Shipment old = shipments.lock(id).orElseThrow();
    refuse(old, anew);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String refusing = isRefused(old) ? old.carrier() : null;
    Choice choice = carriers.choose(VietnamTime.day(now), anew.carrier(), refusing);
    end(who, old, now);
    Shipment next = old.anew(UuidV7.next(clock), now);
    shipments.add(next, id);
    if (anew.address() != null && !anew.address().isBlank()) {
      addresses.correct(next, anew.address().strip(), who);
    }
    Packed packed =
        packing.send(who, next, choice, anew.seal(), carriers.rules().weight(anew.grams()));
    audit.write(
        old.authority(),
        who.actor(),
        "shipment-packed-anew",
        "shipment/" + next.id(),
        "delivery",
        Map.of("carrier", choice.carrier(), "number", packed.number(), "follows", id));
    return next.id();
  }

  private void refuse(Shipment old, Repacking anew) {
    if (!isPossible(old)) {
      throw Refused.conflict("not-to-pack-anew");
    }
    if (!shipments.ofDossier(old.dossierCode()).orElseThrow().id().equals(old.id())) {
      throw Refused.conflict("packed-before");
    }
    if (!returning.waits(old.dossierCode())) {
      throw Refused.conflict("delivered-before");
    }
    if (anew.address() != null && anew.address().length() > LONGEST_ADDRESS) {
      throw Refused.field("/address", "address-too-long", LONGEST_ADDRESS);
    }
  }

  private void end(SignedIn who, Shipment old, Instant now) {
    String number = old.reference();
    if (number != null) {
      Keeper packer = scans.keeper(who, old.authority());
      scans
          .keeperOf(number)
          .filter(keeper -> Keepers.isCarrier(old, keeper.person()))
          // The carrier says that it gave it back: whoever opens it has it in hand.
          .ifPresent(keeper -> scans.accept(who.actor(), number, packer, old.requireCarrier()));
      scans.reopen(who, number, packer);
      dropping.drop(old.requireCarrier(), number);
    }
    if (!old.state().isOver()) {
      noting.note(
          Map.of(
              old,
              List.of(NewReport.ours(UuidV7.next(clock), now, Step.CANCELLED, Weight.CORRECTS))));
    }
  }
}
