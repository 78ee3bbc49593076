package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.Walk;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Now;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Step;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Script;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Words.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A carrier is certified when parcels ordered from its twin end here as the twin says they ended,
 * whatever the twin does by its script. {@code bin/certify-carrier} runs it with more parcels.
 */
@IntegrationTest
class CertifyCarrierTest {

  private static final int PARCELS = Integer.getInteger("caunoi.certify.parcels", 4);
  private static final long SEED = Long.getLong("caunoi.certify.seed", 2026);
  private static final Script SCRIPT =
      Script.parse(
          System.getProperty(
              "caunoi.certify.script",
              "0:mute=40+anew=100+refused=20+absent=25+held=25+returned=25,"
                  + "2:doubled=30+swapped=20+delayed=10+codeless=10+missigned=10+anew=100,"
                  + "8:down,9:lost=3+doubled=20,16:good"));
  private static final String ONLY = System.getProperty("caunoi.certify.carrier", "");
  private static final int ROUNDS = 24;
  private static final int CHECKS = 5;

  @Autowired private Parcels parcels;
  @Autowired private Walk walk;
  @Autowired private SealAndOrder packing;
  @Autowired private Shipments shipments;
  @Autowired private Carriers carriers;
  @Autowired private Pulls pulls;
  @Autowired private List<CarrierMail> mail;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @AfterEach
  void behaveAgain() {
    List.of("vnpost", "viettelpost").forEach(one -> twins.of(one).behave(Manners.GOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vnpost", "viettelpost"})
  void endsHereAsTheTwinSaysItEnded(String carrier) {
    if (!ONLY.isEmpty() && !ONLY.equals(carrier)) {
      return;
    }
    Twin twin = twins.of(carrier);
    twin.beginAnew(SEED);
    twin.behave(SCRIPT.at(0));
    long strangeBefore = strange(carrier);
    List<Shipment> ordered = ordered(carrier);
    Instant start = clock.instant();
    for (int round = 1; round <= ROUNDS; round++) {
      twin.behave(SCRIPT.at(round));
      twin.advance(start.plusSeconds(4L * round));
      now.processed();
    }
    Clock later = Clock.offset(clock, Duration.ofDays(3));
    new AskCarriers(pulls, carriers, mail, transactions, later).ask();
    Map<String, List<String>> complaints = new LinkedHashMap<>();
    for (Shipment one : ordered) {
      check(complaints, twin, carrier, parcels.again(one));
    }
    if (strange(carrier) > strangeBefore) {
      note(complaints, "every word is understood", strange(carrier) - strangeBefore + " are not");
    }
    String verdict = complaints.isEmpty() ? "CERTIFIED" : "NOT CERTIFIED";
    Measured.say(
        "Certification of %s: %d parcels, seed %d: %d of %d checks passed, %s",
        carrier, PARCELS, SEED, CHECKS - complaints.size(), CHECKS, verdict);
    assertThat(complaints).as(verdict).isEmpty();
  }

  private List<Shipment> ordered(String carrier) {
    List<Shipment> ordered = new ArrayList<>();
    SignedIn desk = parcels.desk();
    Choice choice = new Choice(carrier, LocalDate.EPOCH, "person");
    for (int i = 0; i < PARCELS; i++) {
      Shipment shipment = parcels.planned(walk.filing().returnBy(ReturnWay.POST));
      transactions.executeWithoutResult(
          status -> {
            packing.send(desk, shipment, choice, OnTheWay.seal(), 100);
            parcels.leaveToTheTest(shipment);
          });
      now.tell(shipment.dossierCode());
      now.tell(shipment.dossierCode());
      ordered.add(shipments.find(shipment.id()).orElseThrow());
    }
    return ordered;
  }

  private void check(
      Map<String, List<String>> complaints, Twin twin, String carrier, Shipment shipment) {
    String reference = shipment.requireReference();
    int waybills = twin.ordersOf(reference);
    if (waybills > 1) {
      note(complaints, "ordered once", reference + " has " + waybills + " waybills");
    }
    Booking booking = waybills == 0 ? Booking.REFUSED : Booking.TAKEN;
    if (shipment.booking() != booking) {
      note(complaints, "booked as it is", reference + " is " + shipment.booking());
    }
    Status last = twin.lastSaid(reference).orElse(null);
    if (last == null) {
      return;
    }
    Step meant =
        carriers
            .get(carrier)
            .profile()
            .meaning(
                new Notice(
                    reference,
                    shipment.carrierNumber(),
                    last.code().isEmpty() ? null : last.code(),
                    last.text(),
                    clock.instant()))
            .map(CarrierProfile.Status::step)
            .orElse(null);
    boolean held = meant == Step.ATTEMPT_FAILED && shipment.state() == Step.PICKUP_WAITING;
    if (shipment.state() != meant && !held) {
      note(
          complaints,
          "ends as the twin says",
          reference + " is " + shipment.state() + " and not " + meant);
    }
    if (shipment.conflict()) {
      note(complaints, "contradicts itself nowhere", reference);
    }
  }

  private static void note(Map<String, List<String>> complaints, String check, String what) {
    complaints.computeIfAbsent(check, key -> new ArrayList<>()).add(what);
  }

  /** Words with a code; what comes without one may be strange to any house. */
  private long strange(String carrier) {
    return jdbc.sql(
            """
            SELECT count(*) FROM post.exception_item
            WHERE carrier = :carrier AND kind IN ('UNKNOWN_STATUS', 'UNKNOWN_PARCEL') AND code IS NOT NULL
            """)
        .param("carrier", carrier)
        .query(Long.class)
        .single();
  }
}
