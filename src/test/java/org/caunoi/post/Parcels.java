package org.caunoi.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.document.SentFile;
import org.caunoi.exchange.Now;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.twin.House;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Vice;
import org.caunoi.twin.Words;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings synthetic results to where a test begins, through the same use cases as real ones. */
@Component
public class Parcels {

  static final String POINT = OnTheWay.POINT;
  private static final int STEPS_TO_THE_DOOR = 5;

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<UUID, SignedIn> desks = new ConcurrentHashMap<>();
  private final People people;
  private final Walk walk;
  private final Shipments shipments;
  private final DispatchResult dispatching;
  private final SealAndOrder packing;
  private final HandToCarrier giving;
  private final Twins twins;
  private final Now now;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  Parcels(
      People people,
      Walk walk,
      Shipments shipments,
      DispatchResult dispatching,
      SealAndOrder packing,
      HandToCarrier giving,
      Twins twins,
      Now now,
      TransactionTemplate transactions,
      JdbcClient jdbc) {
    this.packing = packing;
    this.giving = giving;
    this.transactions = transactions;
    this.jdbc = jdbc;
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
    return packed(walk.filing());
  }

  public Shipment packed(Walk.Draft filing) {
    return packedBy(desk(), planned(filing));
  }

  /** Packed for this carrier, whatever the rule says. */
  Shipment packedFor(String carrier) {
    Shipment shipment = planned();
    SignedIn desk = desk();
    desks.put(shipment.id(), desk);
    transactions.executeWithoutResult(
        status -> {
          packing.send(
              desk, shipment, new Choice(carrier, LocalDate.EPOCH, "person"), OnTheWay.seal(), 100);
          leaveToTheTest(shipment);
        });
    return again(shipment);
  }

  public Shipment packedBy(SignedIn desk) {
    return packedBy(desk, planned());
  }

  Shipment packedBy(SignedIn desk, Shipment shipment) {
    desks.put(shipment.id(), desk);
    transactions.executeWithoutResult(
        status -> {
          dispatching.dispatch(desk, shipment.id(), OnTheWay.seal(), null);
          leaveToTheTest(shipment);
        });
    return again(shipment);
  }

  /** What is planned in this transaction is told by the test alone, never by a job beside it. */
  void leaveToTheTest(Shipment shipment) {
    jdbc.sql(
            """
            DELETE FROM platform.scheduled_tasks WHERE task_instance IN (
              SELECT authority || '/' || id FROM exchange.outbox WHERE subject = :code)
            """)
        .param("code", shipment.dossierCode())
        .update();
  }

  /** The carrier has the order. */
  public Shipment booked() {
    return booked(walk.filing());
  }

  public Shipment booked(Walk.Draft filing) {
    twins.of("vnpost").behave(Manners.GOOD);
    Shipment shipment = packed(filing);
    now.tell(shipment.dossierCode());
    return again(shipment);
  }

  /** Out for delivery, by what the carrier says. */
  public Shipment out() {
    return out(walk.filing());
  }

  public Shipment out(Walk.Draft filing) {
    Shipment shipment = booked(filing);
    give(shipment);
    for (int i = 0; i < STEPS_TO_THE_DOOR; i++) {
      move();
    }
    return again(shipment);
  }

  /** The desk that packed it says that the carrier's postman has it in hand. */
  public void give(Shipment shipment) {
    giving.give(Objects.requireNonNull(desks.remove(shipment.id())), shipment.id());
  }

  /** Everything the carrier has goes one step on. */
  public void move() {
    twins.of("vnpost").advance();
    now.processed();
  }

  public Shipment again(Shipment shipment) {
    return shipments.find(shipment.id()).orElseThrow();
  }

  /** Packed, and the first carrier would not take it. */
  Shipment refusedByTheFirstCarrier(SignedIn desk) {
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.REFUSED, 100));
    Shipment shipment = packedBy(desk);
    now.tell(shipment.dossierCode());
    twins.of("vnpost").behave(Manners.GOOD);
    return again(shipment);
  }

  /** Packed anew with the other carrier, whose twin will say that it goes back. */
  Shipment returningWithTheOtherCarrier(SignedIn desk) {
    Shipment refused = refusedByTheFirstCarrier(desk);
    Twin other = twins.of("viettelpost");
    other.behave(Manners.GOOD.with(Vice.RETURNED, 100));
    people
        .signIn(desk)
        .form(
            "/shipments/" + refused.id() + "/repackings",
            Map.of("seal", OnTheWay.seal(), "carrier", "viettelpost"));
    Shipment shipment = shipments.ofDossier(refused.dossierCode()).orElseThrow();
    now.tell(shipment.dossierCode());
    giving.give(desk, shipment.id());
    other.behave(Manners.GOOD);
    return shipment;
  }

  /** By what the carrier's deliveries are known. */
  House house() {
    return twins.of("vnpost").house();
  }

  /** A genuine report with a status that nobody knows. */
  String unknownStatus(Shipment shipment) {
    Instant at = Instant.now();
    Words.Status status = new Words.Status("777", "Không rõ");
    return Words.VN_POST.report(
        shipment.requireReference(),
        String.valueOf(shipment.carrierNumber()),
        status,
        at,
        at,
        house().secret());
  }

  /** A carrier's statement with these lines, as somebody sends it. */
  public static SentFile statement(String lines) {
    return Objects.requireNonNull(
        SentFile.held(lines.getBytes(StandardCharsets.UTF_8), "/content"));
  }
}
