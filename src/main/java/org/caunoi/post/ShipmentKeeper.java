package org.caunoi.post;

import java.util.Optional;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.WhoHeld;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.custody.model.Keeper;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/** Who has a parcel now, and who of ours may therefore do something with it. */
@Component
public class ShipmentKeeper {

  private final WhoHeld holders;
  private final ReadUnit units;
  private final Shipments shipments;
  private final DoorCodes codes;

  ShipmentKeeper(WhoHeld holders, ReadUnit units, Shipments shipments, DoorCodes codes) {
    this.units = units;
    this.codes = codes;
    this.holders = holders;
    this.shipments = shipments;
  }

  public Optional<String> name(Shipment shipment) {
    return holder(shipment).map(Holder::name);
  }

  public boolean isKeptBy(Shipment shipment, SignedIn who) {
    return holder(shipment).filter(one -> one.person().equals(who.accountId())).isPresent();
  }

  /** Whether a code can reach the citizen's phone. */
  public boolean isReached(Shipment shipment) {
    return codes.reaches(shipment);
  }

  /** Whether no code works and none is sent any more. */
  public boolean isCodeless(Shipment shipment) {
    return codes.isSpent(shipment);
  }

  /** Somebody at the counter, or at the authority it comes back to. */
  public boolean mayTake(Shipment shipment, SignedIn who) {
    return isHandedOver(shipment)
        && (who.pointId() == null
            ? shipment.state() == Step.RETURNING
            : shipment.counter().equals(who.pointId())
                && (atCounter(shipment) || isUnnoted(shipment)));
  }

  /** It is at the counter or carried from it, and so is this person. */
  public boolean mayDeliver(Shipment shipment, SignedIn who) {
    return !shipment.recalled()
        && shipment.counter().equals(who.pointId())
        && (isKeptBy(shipment, who)
            || atCounter(shipment) && isHandedOver(shipment)
            || isUnnoted(shipment));
  }

  /** A carrier has it, or a colleague who offers it. */
  private boolean isHandedOver(Shipment shipment) {
    String number = shipment.reference();
    return number != null
        && (units.isOffered(number)
            || isUnnoted(shipment)
            || holder(shipment)
                .filter(one -> one.person().equals(Keeper.ofCarrier(shipment.requireCarrier())))
                .isPresent());
  }

  /** It has not left for its carrier yet, and nobody was offered it. */
  public boolean mayGive(Shipment shipment) {
    return waitsForCarrier(shipment) && !isOffered(shipment);
  }

  /** It was given away, and until somebody accepts it its giver is liable. */
  public boolean isGiven(Shipment shipment) {
    return waitsForCarrier(shipment) && isOffered(shipment);
  }

  private boolean waitsForCarrier(Shipment shipment) {
    return shipment.carrier() != null
        && holder(shipment).filter(one -> !one.place().equals(shipment.counter())).isPresent();
  }

  private boolean isOffered(Shipment shipment) {
    return units.isOffered(shipment.requireReference());
  }

  /** Its carrier reported that it has it, and at the desk nobody noted that they gave it. */
  private boolean isUnnoted(Shipment shipment) {
    return CarrierTakes.WITH_CARRIER.contains(shipment.state()) && waitsForCarrier(shipment);
  }

  /** Nobody has fetched it, and this person may call it off. */
  public boolean mayCancel(Shipment shipment, SignedIn who) {
    return who.may(Permission.TAKE_IN_PAPERS) && CancelShipment.isPossible(shipment);
  }

  /** It came back or never left, nothing follows it yet, and this person packs. */
  public boolean mayPackAnew(Shipment shipment, SignedIn who) {
    return who.may(Permission.TAKE_IN_PAPERS)
        && PackAnew.isPossible(shipment)
        && shipments
            .ofDossier(shipment.dossierCode())
            .filter(newest -> newest.id().equals(shipment.id()))
            .isPresent()
        && (shipment.reference() == null
            || isKeptBy(shipment, who)
            || holder(shipment)
                .filter(one -> Keepers.isCarrier(shipment, one.person()))
                .isPresent());
  }

  private boolean atCounter(Shipment shipment) {
    return holder(shipment).filter(one -> one.place().equals(shipment.counter())).isPresent();
  }

  private Optional<Holder> holder(Shipment shipment) {
    String number = shipment.reference();
    return number == null
        ? Optional.empty()
        : holders.all(number).stream().filter(one -> one.to() == null).findFirst();
  }
}
