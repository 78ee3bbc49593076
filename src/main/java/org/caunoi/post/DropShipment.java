package org.caunoi.post;

import java.util.UUID;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A result that is handed over at a counter need not be sent any more: what nobody has fetched is
 * called off. What is under way is no counter's to give, before it is back.
 */
@ActsAsHouse("a clerk who hands a result over need not see the envelope it was to go in")
@Component
class DropShipment {

  private final Shipments shipments;
  private final LockParcel locking;
  private final HouseReports house;
  private final CallBack calling;
  private final ScanOver scans;

  DropShipment(
      Shipments shipments,
      LockParcel locking,
      HouseReports house,
      CallBack calling,
      ScanOver scans) {
    this.shipments = shipments;
    this.locking = locking;
    this.house = house;
    this.calling = calling;
    this.scans = scans;
  }

  /**
   * Before any other room hears of it: an envelope ends with its dossier where nothing of it is to
   * be proved here any more. Refused: {@code parcel-under-way}.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    if (act.kind() == ActKind.RETURNED) {
      shipments
          .ofDossier(act.after().code())
          .flatMap(newest -> locking.lock(newest.id()))
          .ifPresent(parcel -> drop(parcel, act));
    }
  }

  private void drop(Shipment parcel, ActStored act) {
    if (parcel.state() == Step.RETURNED) {
      takeBack(parcel, act);
    } else if (CancelShipment.isPossible(parcel)) {
      calling.tellCarrier(parcel);
      house.correct(parcel, Step.CANCELLED);
    } else if (!parcel.state().isOver()) {
      throw Refused.conflict("parcel-under-way");
    }
  }

  /** Its carrier says that it gave it back: whoever hands the result over has it from there. */
  private void takeBack(Shipment parcel, ActStored act) {
    String desk = parcel.authority();
    UUID person = act.actor().id();
    if (person == null || !desk.equals(act.actor().place())) {
      return;
    }
    String number = parcel.requireReference();
    scans
        .keeperOf(number)
        .filter(keeper -> Keepers.isCarrier(parcel, keeper.person()))
        .ifPresent(
            keeper ->
                scans.accept(
                    act.actor(),
                    number,
                    new Keeper(person, act.byName(), desk, desk, false),
                    parcel.requireCarrier()));
  }
}
