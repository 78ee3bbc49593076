package org.caunoi.post;

import org.caunoi.dossier.ReturnByPost;
import org.springframework.stereotype.Component;

/** Which result a parcel brings: one issued again after it was packed is not in it. */
@Component
class PaperInside {

  private final Shipments shipments;
  private final ReturnByPost returning;

  PaperInside(Shipments shipments, ReturnByPost returning) {
    this.shipments = shipments;
    this.returning = returning;
  }

  /** Whether it is the one that counts now; of what was packed before this was noted, it is. */
  boolean counts(Shipment parcel) {
    return shipments
        .resultIn(parcel.id())
        .flatMap(no -> returning.counting(parcel.dossierCode()).map(no::equals))
        .orElse(true);
  }
}
