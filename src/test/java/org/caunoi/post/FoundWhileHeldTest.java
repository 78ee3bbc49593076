package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.LossCase;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Now;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.twin.House;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was lost while it waited at a counter and is found later waits there anew. */
@IntegrationTest
class FoundWhileHeldTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private NoteAttempt attempts;
  @Autowired private HandOver hands;
  @Autowired private LossCase losses;
  @Autowired private WatchShipments watching;
  @Autowired private ReadStrange items;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private void lose(Shipment shipment) {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    losses.suspect(centre, shipment.requireReference());
    losses.declare(centre, shipment.requireReference());
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.LOST);
  }

  private long told(Shipment shipment) {
    return jdbc.sql(
            "SELECT count(*) FROM notification.message WHERE dossier_code = :code AND kind ="
                + " 'PARCEL_WAITS'")
        .param("code", shipment.dossierCode())
        .query(Long.class)
        .single();
  }

  @Test
  void atTheCounterItHasAllItsDaysAgainAndTheCitizenIsToldSo() {
    Shipment shipment = parcels.out();
    SignedIn postman = people.courier(Parcels.POINT);
    SignedIn clerk = people.clerk(Parcels.POINT);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    hands.offer(postman, shipment.requireReference(), true);
    taking.take(clerk, shipment.id(), null);
    assertThat(told(shipment)).isEqualTo(1);
    lose(shipment);
    jdbc.sql(
            "UPDATE post.shipment SET hold_until = now() - interval '1 day', reminded = 3 WHERE id"
                + " = :id")
        .param("id", shipment.id())
        .update();
    losses.found(clerk, shipment.requireReference());
    watching.look();
    Shipment found = parcels.again(shipment);
    assertThat(found.state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(found.holdUntil()).isAfter(clock.instant().plus(Duration.ofDays(14)));
    assertThat(found.reminded()).isZero();
    assertThat(told(shipment)).isEqualTo(2);
  }

  @Test
  void aCarrierThatWasToldToHoldItBeforeItWasLostIsRungUp() {
    Shipment shipment = parcels.packedFor("viettelpost");
    now.tell(shipment.dossierCode());
    parcels.give(shipment);
    Instant first = clock.instant();
    says(shipment, "105", "Đã lấy hàng", first);
    triedInVain(shipment, first);
    triedInVain(shipment, first.plusSeconds(1));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(now.tell(shipment.dossierCode()).values()).containsOnly("SENT");
    assertThat(rungUp(shipment)).as("its interface has a word for it").isZero();
    await().until(() -> clock.instant().isAfter(first.plusSeconds(2)));
    lose(shipment);
    losses.found(people.courier("HN-0002"), shipment.requireReference());
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.IN_TRANSIT);
    triedInVain(shipment, clock.instant().plusSeconds(2));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(rungUp(shipment)).isEqualTo(1);
  }

  private void triedInVain(Shipment shipment, Instant at) {
    says(shipment, "500", "Đang giao", at);
    says(shipment, "506", "Khách không có nhà", at);
  }

  private void says(Shipment shipment, String code, String words, Instant at) {
    House house = twins.of("viettelpost").house();
    String body =
        Words.VIETTEL_POST.report(
            shipment.requireReference(),
            String.valueOf(parcels.again(shipment).carrierNumber()),
            new Status(code, words),
            at,
            clock.instant(),
            house.secret());
    people.nobody().post("/api/v1/exchange/viettelpost/" + house.path(), body);
    now.processed();
  }

  private long rungUp(Shipment shipment) {
    return items.open(10_000).stream()
        .filter(one -> one.kind() == Kind.RING_UP && shipment.id().equals(one.shipment()))
        .count();
  }
}
