package org.caunoi.post;

import java.time.Instant;
import org.caunoi.post.model.Step;

/**
 * A shipment is somewhere else than before. Heard inside the transaction that noted it.
 *
 * @param before as it was
 * @param now as it is
 * @param at when it happened, as whoever reported it says
 */
public record ShipmentMoved(Shipment before, Shipment now, Instant at) {

  public Step from() {
    return before.state();
  }

  public Step to() {
    return now.state();
  }
}
