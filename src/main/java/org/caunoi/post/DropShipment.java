package org.caunoi.post;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.UuidV7;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A result that was fetched at the counter before it was packed need not be sent any more. */
@Component
class DropShipment {

  private final Shipments shipments;
  private final NoteReports noting;
  private final Clock clock;

  DropShipment(Shipments shipments, NoteReports noting, Clock clock) {
    this.shipments = shipments;
    this.noting = noting;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    if (act.kind() != ActKind.RETURNED) {
      return;
    }
    shipments
        .ofDossier(act.after().code())
        .flatMap(found -> shipments.lock(found.id()))
        .filter(shipment -> shipment.booking() == Booking.NONE)
        .ifPresent(
            shipment ->
                noting.note(
                    Map.of(
                        shipment,
                        List.of(
                            NewReport.ours(
                                UuidV7.next(clock),
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                Step.CANCELLED,
                                Weight.USUAL)))));
  }
}
