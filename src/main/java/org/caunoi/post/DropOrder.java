package org.caunoi.post;

import org.caunoi.exchange.DropMessage;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/**
 * A parcel that is over or lost is not ordered any more: what its carrier was told in vain is never
 * told again, and nobody need ring it up to hear whether it has the order.
 */
@Component
class DropOrder {

  private final DropMessage messages;
  private final StrangeReports strange;

  DropOrder(DropMessage messages, StrangeReports strange) {
    this.messages = messages;
    this.strange = strange;
  }

  static boolean isNeedless(Shipment parcel) {
    return parcel.state().isOver() || parcel.state() == Step.LOST;
  }

  void drop(Shipment parcel) {
    messages.drop(parcel.requireCarrier(), parcel.requireReference());
    strange.over(parcel, Kind.BOOKING);
  }
}
