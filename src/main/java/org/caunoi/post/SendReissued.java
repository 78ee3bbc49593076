package org.caunoi.post;

import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.DossierState;
import org.caunoi.post.model.Step;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A result that is issued again goes home in a parcel of its own, and the one with the paper that
 * counts no longer comes back. What is not packed yet takes the new one, and what was called off
 * the desk hands over or packs anew.
 */
@Component
class SendReissued {

  private final Shipments shipments;
  private final SendAgain again;
  private final CallBack calling;

  SendReissued(Shipments shipments, SendAgain again, CallBack calling) {
    this.shipments = shipments;
    this.again = again;
    this.calling = calling;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    if (act.kind() == ActKind.REISSUED) {
      boolean waits = act.after().state() == DossierState.DONE;
      shipments
          .ofDossier(act.after().code())
          .flatMap(newest -> shipments.lock(newest.id()))
          .ifPresent(parcel -> send(parcel, waits));
    }
  }

  /**
   * @param waits whether the citizen has not been given any
   */
  private void send(Shipment parcel, boolean waits) {
    boolean over = parcel.state().isOver();
    if (!over && parcel.reference() == null || waits && parcel.state() == Step.CANCELLED) {
      return;
    }
    again.plan(parcel);
    if (!over || waits) {
      calling.replaced(parcel);
    }
  }
}
