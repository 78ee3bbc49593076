package org.caunoi.post;

import java.util.List;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.exchange.Tell;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.carrier.Order;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReservePostage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals a result, settles who pays its way, and plans the order at its carrier. */
@Component
class SealAndOrder {

  private static final String RESULT = "result";
  private static final String CONTENT = "Giấy tờ hành chính";

  private final Shipments shipments;
  private final TakeInPapers sealing;
  private final Addresses addresses;
  private final ReservePostage postage;
  private final ReturnByPost returning;
  private final Tell tell;
  private final JsonMapper json;

  SealAndOrder(
      Shipments shipments,
      TakeInPapers sealing,
      Addresses addresses,
      ReservePostage postage,
      ReturnByPost returning,
      Tell tell,
      JsonMapper json) {
    this.shipments = shipments;
    this.sealing = sealing;
    this.addresses = addresses;
    this.postage = postage;
    this.returning = returning;
    this.tell = tell;
    this.json = json;
  }

  /** Refused as {@link DispatchResult#dispatch}. */
  Packed send(SignedIn who, Shipment shipment, Choice choice, String seal, int grams) {
    Papers papers =
        new Papers(List.of(new Counted(RESULT, CopyKind.ORIGINAL, 1)), false, seal, null, true);
    String number =
        sealing.seal(who, shipment.dossierCode(), papers, shipment.counter()).envelope();
    Side receiver = addresses.receiver(shipment);
    shipments.packed(
        shipment.id(),
        choice.carrier(),
        choice.reason(),
        number,
        addresses.isRegional(receiver),
        returning.counting(shipment.dossierCode()).orElse(null));
    Postage paid =
        postage.reserve(
            shipment, choice.carrier(), grams, returning.filedBy(shipment.dossierCode()));
    Order order =
        new Order(
            number,
            shipment.dossierCode(),
            addresses.sender(shipment),
            receiver,
            CONTENT,
            grams,
            paid.citizen());
    tell.tell(
        shipment.authority(),
        choice.carrier(),
        shipment.dossierCode(),
        CarrierOrders.CREATE,
        number,
        json.writeValueAsString(order));
    return new Packed(number, paid);
  }
}
