package org.caunoi.post;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Now;
import org.caunoi.twin.Manners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings synthetic results to where a test begins, through the same use cases as real ones. */
@Component
public class Parcels {

  static final String POINT = OnTheWay.POINT;
  private static final int STEPS_TO_THE_DOOR = 5;

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final People people;
  private final Walk walk;
  private final Shipments shipments;
  private final DispatchResult dispatching;
  private final Twins twins;
  private final Now now;

  Parcels(
      People people,
      Walk walk,
      Shipments shipments,
      DispatchResult dispatching,
      Twins twins,
      Now now) {
    this.people = people;
    this.walk = walk;
    this.shipments = shipments;
    this.dispatching = dispatching;
    this.twins = twins;
    this.now = now;
  }

  @EventListener
  void on(DoorCodeMade made) {
    codes.put(made.dossierCode(), made.oneTimeCode());
  }

  /** The code on the citizen's phone. */
  public String codeOf(Shipment shipment) {
    return Objects.requireNonNull(codes.get(shipment.dossierCode()));
  }

  public boolean hasCode(Shipment shipment) {
    return codes.containsKey(shipment.dossierCode());
  }

  /** Issued, and nothing else. */
  public Shipment planned() {
    return planned(walk.filing());
  }

  public Shipment planned(Walk.Draft filing) {
    String code = filing.returnBy(ReturnWay.POST).file().code();
    walk.issue(code);
    return shipments.ofDossier(code).orElseThrow();
  }

  public SignedIn desk() {
    return people.officer(Role.RETURN_OFFICER, walk.authority());
  }

  /** Packed by a desk; nobody has told the carrier yet, unless the job was faster. */
  public Shipment packed() {
    Shipment shipment = planned();
    dispatching.dispatch(desk(), shipment.id(), OnTheWay.seal());
    return again(shipment);
  }

  /** The carrier has the order. */
  public Shipment booked() {
    twins.of("vnpost").behave(Manners.GOOD);
    Shipment shipment = packed();
    now.tell(shipment.dossierCode());
    return again(shipment);
  }

  /** Out for delivery, by what the carrier says. */
  public Shipment out() {
    Shipment shipment = booked();
    for (int i = 0; i < STEPS_TO_THE_DOOR; i++) {
      move();
    }
    return again(shipment);
  }

  /** Everything the carrier has goes one step on. */
  public void move() {
    twins.of("vnpost").advance();
    now.processed();
  }

  public Shipment again(Shipment shipment) {
    return shipments.find(shipment.id()).orElseThrow();
  }
}
