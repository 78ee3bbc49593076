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

/**
 * A result that goes home by post becomes a shipment in the moment it is issued, and once more when
 * it is issued again after it was lost or had come.
 */
@Component
class PlanShipment {

  private final Shipments shipments;
  private final Carriers carriers;
  private final NearestCounter nearest;
  private final SendAgain again;
  private final Clock clock;

  PlanShipment(
      Shipments shipments,
      Carriers carriers,
      NearestCounter nearest,
      SendAgain again,
      Clock clock) {
    this.again = again;
    this.shipments = shipments;
    this.carriers = carriers;
    this.nearest = nearest;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    Filing filing = act.after().filing();
    if (filing.returnBy() != ReturnWay.POST) {
      return;
    }
    if (act.kind() == ActKind.REISSUED) {
      // What was lost or has arrived brings nothing more; what is not packed yet takes the new one.
      shipments
          .ofDossier(filing.code())
          .filter(one -> one.state() == Step.LOST || one.state() == Step.DELIVERED)
          .ifPresent(again::plan);
    }
    if (act.kind() != ActKind.ISSUED) {
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
