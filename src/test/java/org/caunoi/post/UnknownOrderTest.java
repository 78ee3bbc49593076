package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossCase;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Now;
import org.caunoi.exchange.Outbound;
import org.caunoi.exchange.ReadExchange;
import org.caunoi.exchange.ReplayMessage;
import org.caunoi.exchange.Troubled;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Vice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An order nobody can find out about by machine is settled by a person and never placed blindly.
 */
@IntegrationTest
class UnknownOrderTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private CarrierOrders vnPostParcelOrders;
  @Autowired private ReadStrange items;
  @Autowired private ReadExchange exchange;
  @Autowired private ReplayMessage replaying;
  @Autowired private CancelShipment cancelling;
  @Autowired private LossCase losses;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  private Twin twin;

  @BeforeEach
  void makesOutAWaybillEachTime() {
    twin = twins.of("vnpost");
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100).with(Vice.MUTE, 100));
  }

  @AfterEach
  void behaveAgain() {
    twin.behave(Manners.GOOD);
  }

  /** As after a day of asking in vain. */
  private Shipment givenUp(boolean placed) {
    Shipment shipment = parcels.packed();
    if (placed) {
      now.tell(shipment.dossierCode());
      assertThat(twin.ordersOf(shipment.requireReference())).isEqualTo(1);
    }
    int dead =
        jdbc.sql(
                """
                UPDATE exchange.outbox SET state = 'DEAD', failure = 'no-answer', ended_at = now()
                WHERE subject = :code AND state <> 'SENT'
                """)
            .param("code", shipment.dossierCode())
            .update();
    assertThat(dead).isEqualTo(1);
    Outbound message =
        new Outbound(
            shipment.authority(),
            shipment.id(),
            "vnpost",
            shipment.dossierCode(),
            CarrierOrders.CREATE,
            shipment.requireReference(),
            "{}");
    transactions.executeWithoutResult(
        status -> vnPostParcelOrders.givenUp(message, "no-answer", true));
    assertThat(parcels.again(shipment).booking())
        .as("nobody knows, so it is not refused")
        .isEqualTo(Booking.ASKED);
    return parcels.again(shipment);
  }

  private String item(Shipment shipment) {
    return booking(shipment).getFirst().id().toString();
  }

  private List<StrangeReport> booking(Shipment shipment) {
    return items.open(10_000).stream()
        .filter(one -> shipment.id().equals(one.shipment()) && one.kind() == Kind.BOOKING)
        .toList();
  }

  @Test
  void thePersonWhoRangUpSaysItIsPlacedAndItIsNotPlacedAgain() {
    Shipment shipment = givenUp(true);
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(centre.get("/shipments/exceptions").body()).contains("Bưu chính có đơn này");
    String page = "/shipments/exceptions/" + item(shipment) + "/bookings";
    assertThat(centre.form(page, Map.of("placed", "true", "number", "")).statusCode())
        .isEqualTo(422);
    assertThat(centre.form(page, Map.of("placed", "true", "number", "TW 1?")).statusCode())
        .isEqualTo(422);
    assertThat(centre.form(page, Map.of("placed", "true", "number", "TW.77")).statusCode())
        .as("no statement could ever write it so")
        .isEqualTo(422);
    assertThat(centre.form(page, Map.of("placed", "true", "number", " tw-77 ")).statusCode())
        .isEqualTo(302);
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.TAKEN);
    assertThat(parcels.again(shipment).carrierNumber()).isEqualTo("TW-77");
    assertThat(twin.ordersOf(shipment.requireReference())).isEqualTo(1);
    assertThat(centre.form(page, Map.of("placed", "true", "number", "TW-77")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatWasNeverPlacedIsPlacedOnce() {
    twin.behave(Manners.down(true));
    Shipment shipment = givenUp(false);
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String page = "/shipments/exceptions/" + item(shipment) + "/bookings";
    assertThat(centre.form(page, Map.of("placed", "false")).statusCode()).isEqualTo(302);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> parcels.again(shipment).booking() == Booking.TAKEN);
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.TAKEN);
    assertThat(twin.ordersOf(shipment.requireReference())).isEqualTo(1);
  }

  @Test
  void whatWasCalledOffMeanwhileIsNobodysToFindOutAndIsNotPlaced() {
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    Shipment shipment = givenUp(false);
    String item = item(shipment);
    cancelling.cancel(parcels.desk(), shipment.id());
    isOrderedNoMore(shipment, item);
  }

  @Test
  void whatWasLostMeanwhileIsNobodysToFindOutAndIsNotPlaced() {
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    Shipment shipment = givenUp(false);
    String item = item(shipment);
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    losses.suspect(centre, shipment.requireReference());
    losses.declare(centre, shipment.requireReference());
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.LOST);
    isOrderedNoMore(shipment, item);
  }

  private void isOrderedNoMore(Shipment shipment, String item) {
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String page = "/shipments/exceptions/" + item + "/bookings";
    assertThat(centre.form(page, Map.of("placed", "false")).statusCode()).isEqualTo(404);
    now.tell(shipment.dossierCode());
    assertThat(twin.ordersOf(shipment.requireReference())).isZero();
    assertThat(order(shipment)).isEqualTo("DROPPED");
    assertThat(booking(shipment)).isEmpty();
  }

  /** As a house that did not drop orders left them. */
  @Test
  void whatWasCalledOffIsNotPlacedWhenAnAdministratorSendsItsOrderAgain() {
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    Shipment shipment = givenUp(false);
    cancelling.cancel(parcels.desk(), shipment.id());
    jdbc.sql(
            "UPDATE exchange.outbox SET state = 'DEAD' WHERE subject = :code AND kind ="
                + " 'create-order'")
        .param("code", shipment.dossierCode())
        .update();
    Troubled dead =
        exchange.outgoing().stream()
            .filter(one -> one.subject().equals(shipment.dossierCode()) && one.replayable())
            .findFirst()
            .orElseThrow();
    replaying.outgoing(people.officer(Role.ADMINISTRATOR, null), dead.id());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              now.tell(shipment.dossierCode());
              assertThat(order(shipment)).isEqualTo("DROPPED");
            });
    assertThat(twin.ordersOf(shipment.requireReference())).isZero();
    assertThat(booking(shipment)).isEmpty();
  }

  @Test
  void anOrderThatWasStillToBePlacedIsNeitherPlacedNorCalledOffAtTheCarrier() {
    Shipment shipment = parcels.packed();
    cancelling.cancel(parcels.desk(), shipment.id());
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(now.tell(shipment.dossierCode()))
                    .as("to call it off is done with")
                    .containsValue("SENT"));
    assertThat(twin.ordersOf(shipment.requireReference())).isZero();
    assertThat(order(shipment)).isEqualTo("DROPPED");
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.REFUSED);
    assertThat(booking(shipment)).isEmpty();
  }

  private String order(Shipment shipment) {
    return jdbc.sql(
            "SELECT state FROM exchange.outbox WHERE subject = :code AND kind = 'create-order'")
        .param("code", shipment.dossierCode())
        .query(String.class)
        .single();
  }

  @Test
  void whatACarrierRegistersLateOrRefusesToLookUpIsNotPlacedTwice() {
    for (String carrier : List.of("vnpost", "viettelpost")) {
      Twin slow = twins.of(carrier);
      slow.behave(Manners.GOOD.with(Vice.ANEW, 100).with(Vice.MUTE, 100).with(Vice.LATE, 100));
      Shipment shipment = parcels.packedFor(carrier);
      now.tell(shipment.dossierCode());
      now.tell(shipment.dossierCode());
      slow.behave(Manners.GOOD.with(Vice.ANEW, 100).with(Vice.BLIND, 100));
      now.tell(shipment.dossierCode());
      assertThat(slow.ordersOf(shipment.requireReference())).as(carrier).isEqualTo(1);
      assertThat(now.states(shipment.dossierCode())).containsValue("UNSURE");
      slow.behave(Manners.GOOD.with(Vice.ANEW, 100));
      slow.advance();
      now.tell(shipment.dossierCode());
      assertThat(parcels.again(shipment).booking()).as(carrier).isEqualTo(Booking.TAKEN);
      assertThat(slow.ordersOf(shipment.requireReference())).as(carrier).isEqualTo(1);
      slow.behave(Manners.GOOD);
    }
  }

  @Test
  void whatWasNeverTakenIsPlacedOnceThatIsBelieved() {
    Shipment shipment = parcels.packed();
    jdbc.sql(
            "UPDATE exchange.outbox SET state = 'UNSURE', begun_at = now() - make_interval(mins =>"
                + " 3) WHERE subject = :code")
        .param("code", shipment.dossierCode())
        .update();
    twin.behave(Manners.GOOD);
    now.tell(shipment.dossierCode());
    assertThat(twin.ordersOf(shipment.requireReference())).isZero();
    jdbc.sql(
            "UPDATE exchange.outbox SET begun_at = now() - make_interval(mins => 6) WHERE subject ="
                + " :code")
        .param("code", shipment.dossierCode())
        .update();
    now.tell(shipment.dossierCode());
    assertThat(twin.ordersOf(shipment.requireReference())).isEqualTo(1);
  }

  @Test
  void aLookUpGoesOnWhereTheLastOneEnded() {
    twin.behave(Manners.GOOD.with(Vice.MUTE, 100).with(Vice.ANEW, 100));
    Shipment first = parcels.packed();
    now.tell(first.dossierCode());
    now.tell(first.dossierCode());
    long seen = newest();
    assertThat(seen).isPositive();
    Shipment second = parcels.packed();
    now.tell(second.dossierCode());
    now.tell(second.dossierCode());
    assertThat(parcels.again(second).booking()).isEqualTo(Booking.TAKEN);
    assertThat(newest()).isGreaterThan(seen);
    assertThat(
            jdbc.sql("SELECT count(*) - count(DISTINCT oid) FROM post.seen_item")
                .query(Long.class)
                .single())
        .isZero();
  }

  private long newest() {
    return jdbc.sql("SELECT coalesce(max(no), 0) FROM post.seen_item").query(Long.class).single();
  }
}
