package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;

/** A result whose paper was lost or replaced goes home in a parcel of its own. */
@Component
class SendAgain {

  private final Shipments shipments;
  private final Clock clock;

  SendAgain(Shipments shipments, Clock clock) {
    this.shipments = shipments;
    this.clock = clock;
  }

  /** Planned once, whoever says first that there is a new paper. */
  void plan(Shipment before) {
    boolean newest =
        shipments
            .ofDossier(before.dossierCode())
            .filter(one -> one.id().equals(before.id()))
            .isPresent();
    if (newest) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      shipments.add(before.anew(UuidV7.next(clock), now), before.id());
    }
  }
}
