package org.caunoi.post;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.dossier.Addressee;
import org.caunoi.dossier.Parties;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.exchange.Tell;
import org.caunoi.network.Authorities;
import org.caunoi.network.Communes;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.carrier.Order;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReservePostage;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The return desk packs a result: the envelope is sealed and numbered, a carrier is chosen by rule
 * and asked to fetch it. The desk stays liable until the carrier's first scan.
 */
@Component
public class DispatchResult {

  private static final String RESULT = "result";
  private static final String CONTENT = "Giấy tờ hành chính";
  private static final int GRAMS = 100;

  private final ReadShipments reading;
  private final Shipments shipments;
  private final Carriers carriers;
  private final TakeInPapers sealing;
  private final Parties parties;
  private final Communes communes;
  private final Authorities authorities;
  private final ReservePostage postage;
  private final ReturnByPost returning;
  private final Tell tell;
  private final AuditLog audit;
  private final JsonMapper json;
  private final Clock clock;

  DispatchResult(
      ReadShipments reading,
      Shipments shipments,
      Carriers carriers,
      TakeInPapers sealing,
      Parties parties,
      Communes communes,
      Authorities authorities,
      ReservePostage postage,
      ReturnByPost returning,
      Tell tell,
      AuditLog audit,
      JsonMapper json,
      Clock clock) {
    this.reading = reading;
    this.shipments = shipments;
    this.carriers = carriers;
    this.sealing = sealing;
    this.parties = parties;
    this.communes = communes;
    this.authorities = authorities;
    this.postage = postage;
    this.returning = returning;
    this.tell = tell;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code packed-before}, {@code delivered-before}, {@code
   * no-carrier}, {@code no-tariff}; at {@code /seal} {@code seal-needed}, {@code seal-malformed},
   * {@code seal-used}.
   *
   * @return the number on the envelope
   */
  @Transactional
  public String dispatch(SignedIn who, UUID id, String seal) {
    who.require(Permission.TAKE_IN_PAPERS);
    reading.get(who, id);
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (shipment.booking() != Booking.NONE) {
      throw Refused.conflict("packed-before");
    }
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    Choice choice = carriers.choose(VietnamTime.day(clock.instant()));
    Papers papers =
        new Papers(List.of(new Counted(RESULT, CopyKind.ORIGINAL, 1)), false, seal, null, true);
    String number =
        sealing.seal(who, shipment.dossierCode(), papers, shipment.counter()).envelope();
    shipments.packed(id, choice.carrier(), choice.reason(), number);
    Postage paid =
        postage.reserve(
            shipment, choice.carrier(), GRAMS, returning.filedBy(shipment.dossierCode()));
    tell.tell(
        shipment.authority(),
        choice.carrier(),
        shipment.dossierCode(),
        CarrierOrders.CREATE,
        number,
        json.writeValueAsString(order(shipment, number, paid)));
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-dispatched",
        "shipment/" + id,
        "delivery",
        Map.of(
            "carrier",
            choice.carrier(),
            "rule",
            choice.reason(),
            "number",
            number,
            "postage",
            paid.reason()));
    return number;
  }

  private Order order(Shipment shipment, String number, Postage paid) {
    Addressee to = parties.addresseeOf(shipment.authority(), shipment.dossierId());
    String commune =
        communes.find(to.communeCode()).map(one -> one.name()).orElse(to.communeCode());
    String address = Objects.requireNonNullElse(to.address(), "") + ", " + commune;
    String authority = authorities.get(shipment.authority()).name();
    return new Order(
        number,
        shipment.dossierCode(),
        new Side(authority, authority, null),
        new Side(to.name(), address.replaceFirst("^, ", ""), to.phone()),
        CONTENT,
        GRAMS,
        paid.citizen());
  }
}
