package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A result that goes home by post becomes a shipment in the moment it is issued. */
@Component
class PlanShipment {

  private final Shipments shipments;
  private final Carriers carriers;
  private final NearestCounter nearest;
  private final Clock clock;

  PlanShipment(Shipments shipments, Carriers carriers, NearestCounter nearest, Clock clock) {
    this.shipments = shipments;
    this.carriers = carriers;
    this.nearest = nearest;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    Filing filing = act.after().filing();
    if (act.kind() != ActKind.ISSUED || filing.returnBy() != ReturnWay.POST) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    shipments.add(
        new Shipment(
            filing.authority(),
            UuidV7.next(clock),
            filing.id(),
            filing.code(),
            carriers.rules().classOf(filing.procedureCode()),
            nearest.to(filing.communeCode(), filing.pointId(), VietnamTime.day(now)),
            now,
            null,
            null,
            null,
            null,
            Booking.NONE,
            Step.PLANNED,
            0,
            false,
            now,
            null,
            0,
            false),
        null);
  }
}
