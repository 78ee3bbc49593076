package org.caunoi.post;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was shown at the door, or said by two people.
 *
 * @param by who gave it into the citizen's hand
 * @param mandate picture of what the citizen signed for whoever took it instead
 * @param proxy name of whoever took it instead
 * @param position degrees north and east; null where no telephone said it
 * @param basis how the Centre asked; null where something was shown
 */
public record GivenProof(
    Shipment shipment,
    List<Proof> shown,
    String by,
    String place,
    @Nullable UUID signature,
    @Nullable UUID photo,
    @Nullable UUID mandate,
    @Nullable String proxy,
    @Nullable String position,
    Instant at,
    @Nullable String basis,
    @Nullable String saidBy,
    @Nullable String confirmedBy) {

  @Override
  public String toString() {
    return "GivenProof[" + shipment.id() + "]";
  }
}
