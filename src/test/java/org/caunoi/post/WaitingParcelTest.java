package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.exchange.Now;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Vice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A parcel at the counter is reminded of and goes back; one the carrier says came is asked about.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class WaitingParcelTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private NoteAttempt attempts;
  @Autowired private TakeOverParcel taking;
  @Autowired private HandOver hands;
  @Autowired private ConfirmReceipt confirming;
  @Autowired private TrackDossier tracking;
  @Autowired private Shipments shipments;
  @Autowired private Carriers carriers;
  @Autowired private NoteReports noting;
  @Autowired private StrangeReports strange;
  @Autowired private ReadStrange items;
  @Autowired private SettleStrange settling;
  @Autowired private ParcelTrail moves;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private JdbcClient jdbc;

  private SignedIn clerk;
  @Autowired private Clock clock;

  private WatchShipments in(Duration time) {
    return new WatchShipments(
        jdbc,
        shipments,
        carriers,
        noting,
        strange,
        events,
        transactions,
        Duration.ofHours(72),
        Duration.ofHours(24),
        Clock.offset(clock, time));
  }

  @BeforeEach
  void aClerkAtTheCounter() {
    clerk = people.clerk(Parcels.POINT);
  }

  private Shipment held(SignedIn postman) {
    Shipment shipment = parcels.out();
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.ADDRESS_WRONG);
    assertThat(messages(shipment, "PARCEL_WAITS")).as("nobody could fetch it yet").isZero();
    assertThat(people.nobody().get(page(shipment)).body()).contains("Đang đưa về");
    in(Duration.ofDays(20)).look();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    hands.offer(postman, shipment.requireReference(), true);
    taking.take(clerk, shipment.id(), null);
    return parcels.again(shipment);
  }

  private String page(Shipment shipment) {
    String code = shipment.dossierCode();
    return "/tracking/" + code + "?k=" + tracking.keyFor(code, "0001", "127.0.0.1");
  }

  private long messages(Shipment shipment, String kind) {
    return jdbc.sql(
            "SELECT count(*) FROM notification.message WHERE dossier_code = :code AND kind = :kind")
        .param("code", shipment.dossierCode())
        .param("kind", kind)
        .query(Long.class)
        .single();
  }

  @AfterEach
  void behaveAgain() {
    twins.of("vnpost").behave(Manners.GOOD);
    twins.of("viettelpost").behave(Manners.GOOD);
  }

  @Test
  void isRemindedOfOnDaysOneSevenAndTwelveAndGoesBackOnDayFifteen() {
    SignedIn postman = people.courier(Parcels.POINT);
    Shipment shipment = held(postman);
    Instant until = Objects.requireNonNull(shipment.holdUntil());
    assertThat(Duration.between(clock.instant(), until))
        .isBetween(Duration.ofDays(14), Duration.ofDays(16));
    assertThat(messages(shipment, "PARCEL_WAITS")).isEqualTo(1);
    assertThat(people.nobody().get(page(shipment)).body())
        .containsSubsequence(
            "mời ông bà nhận",
            "Ai đang giữ",
            "Bưu điện Trung tâm Hoàn Kiếm",
            "mang căn cước đến quầy nhận kết quả");
    in(Duration.ofHours(23)).look();
    assertThat(messages(shipment, "PARCEL_STILL_WAITS")).isZero();
    for (int day : List.of(1, 7, 12)) {
      in(Duration.ofDays(day).plusHours(1)).look();
      in(Duration.ofDays(day).plusHours(2)).look();
    }
    assertThat(messages(shipment, "PARCEL_STILL_WAITS")).isEqualTo(3);
    assertThat(people.nobody().get(page(shipment)).body().split("Đã nhắc người dân đến nhận", -1))
        .hasSize(1 + 3);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    in(Duration.ofDays(15).plusHours(1)).look();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNING);
    assertThat(messages(shipment, "PARCEL_GOES_BACK")).isEqualTo(1);
  }

  /** Nobody presses anything on the page of the shipment. */
  @Test
  void isTakenOverOnThePagesOfPapersAndWaitsGoesBackAndIsPackedAnewAllTheSame() {
    SignedIn postman = people.courier(Parcels.POINT);
    Shipment shipment = parcels.out();
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    Web counter = people.signIn(clerk);
    handOver(people.signIn(postman), counter, shipment);
    Shipment waiting = parcels.again(shipment);
    assertThat(waiting.state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(waiting.holdUntil()).as("its fifteen days").isNotNull();
    assertThat(messages(shipment, "PARCEL_WAITS")).isEqualTo(1);
    jdbc.sql("UPDATE post.shipment SET hold_until = now() - interval '1 minute' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    in(Duration.ZERO).look();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNING);
    SignedIn back = people.courier("HN-0002");
    Web carrying = people.signIn(back);
    handOver(counter, carrying, shipment);
    assertThat(parcels.again(shipment).state()).as("carried, not out").isEqualTo(Step.RETURNING);
    Web desk = people.signIn(people.officer(Role.RETURN_OFFICER, shipment.authority()));
    carrying.form("/custody/units/" + shipment.requireReference() + "/offers", Map.of());
    String page = "/shipments/" + shipment.id();
    assertThat(desk.get(page).body()).as("offered from anywhere").contains(page + "/takings");
    accept(desk, shipment);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
    HttpResponse<String> packed = desk.form(page + "/repackings", Map.of("seal", OnTheWay.seal()));
    assertThat(packed.statusCode()).as(packed.body()).isEqualTo(302);
    assertThat(people.nobody().get(page(shipment)).body())
        .as("all of it on the one timeline, in order")
        .containsSubsequence(
            "Bưu tá đến mà chưa giao được",
            "Không có ai ở nhà",
            "để người dân đến nhận",
            "Chuyển về cơ quan",
            "Đã về lại cơ quan",
            "Kết quả được gửi lại trong bưu phẩm khác")
        .contains("giữ đến");
    assertThat(desk.get("/dossiers/" + shipment.dossierCode()).body())
        .contains("Bưu tá đến mà chưa giao được", "Không có ai ở nhà", "Đã về lại cơ quan");
  }

  private static void handOver(Web giver, Web receiver, Shipment shipment) {
    HttpResponse<String> offered =
        giver.form("/custody/units/" + shipment.requireReference() + "/offers", Map.of());
    assertThat(offered.statusCode()).as(offered.body()).isEqualTo(302);
    accept(receiver, shipment);
  }

  private static void accept(Web receiver, Shipment shipment) {
    HttpResponse<String> taken =
        receiver.form("/custody/units/" + shipment.requireReference() + "/acceptances", Map.of());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(302);
  }

  @Test
  void itsCarrierIsToldToBringItToTheCounterAndDoesInsteadOfSendingItBack() {
    Twin viettelPost = twins.of("viettelpost");
    Shipment shipment = parcels.returningWithTheOtherCarrier(parcels.desk());
    Instant begin = clock.instant();
    for (int i = 0; i < 9; i++) {
      viettelPost.advance(begin.plusSeconds(i));
      now.processed();
    }
    assertThat(parcels.again(shipment).attempts()).isEqualTo(2);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    now.tell(shipment.dossierCode());
    viettelPost.advance(begin.plusSeconds(20));
    now.processed();
    assertThat(viettelPost.lastSaid(shipment.requireReference()).orElseThrow().code())
        .as("held for the citizen, not sent back")
        .isEqualTo("507");
    viettelPost.advance(begin.plusSeconds(30));
    now.processed();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(parcels.again(shipment).holdUntil()).as("no counter has it yet").isNull();
    taking.take(clerk, shipment.id(), null);
    assertThat(parcels.again(shipment).holdUntil()).isNotNull();
  }

  @Test
  void aCarrierThatHasNoWordForHoldingIsRungUpByAPersonOnce() {
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.RETURNED, 100));
    Shipment shipment = parcels.packed();
    now.tell(shipment.dossierCode());
    twins.of("vnpost").behave(Manners.GOOD);
    Instant begin = clock.instant();
    for (int i = 0; i < 8; i++) {
      twins.of("vnpost").advance(begin.plusSeconds(i));
      now.processed();
    }
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(
            items.open(10_000).stream()
                .filter(one -> one.kind() == Kind.RING_UP && shipment.id().equals(one.shipment())))
        .hasSize(1);
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/shipments/exceptions")
                .body())
        .contains(shipment.requireReference(), "Xin bưu chính đưa bưu phẩm về quầy");
  }

  @Test
  void aParcelThatNeverReachesItsCounterIsForAPerson() {
    Shipment shipment = parcels.out();
    SignedIn postman = people.courier(Parcels.POINT);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    in(Duration.ofHours(73)).look();
    assertThat(stale(shipment)).isEqualTo(1);
  }

  @Test
  void aParcelNobodySpeaksOfIsForAPersonOnce() {
    Shipment shipment = parcels.booked();
    in(Duration.ofHours(23)).look();
    assertThat(stale(shipment)).isZero();
    in(Duration.ofHours(25)).look();
    in(Duration.ofHours(26)).look();
    assertThat(stale(shipment)).isEqualTo(1);
  }

  @Test
  void whatTheCentreSaysOfASilentParcelCountsUntilItIsSilentForTooLongAgain() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Shipment shipment = parcels.out();
    for (Step step : List.of(Step.AT_OFFICE, Step.IN_TRANSIT)) {
      in(Duration.ofHours(23)).look();
      assertThat(stale(shipment)).isZero();
      in(Duration.ofHours(25)).look();
      assertThat(stale(shipment)).isEqualTo(1);
      settling.settle(centre, silence(shipment).id(), step);
      assertThat(parcels.again(shipment).state()).isEqualTo(step);
    }
    in(Duration.ofHours(25)).look();
    settling.settle(centre, silence(shipment).id(), null);
    in(Duration.ofHours(23)).look();
    assertThat(stale(shipment)).as("somebody has looked at it").isZero();
    in(Duration.ofHours(25)).look();
    assertThat(stale(shipment)).isEqualTo(1);
  }

  @Test
  void aParcelThatLeavesTheCityMayBeSilentForThreeDays() {
    SignedIn desk = parcels.desk();
    Shipment refused = parcels.refusedByTheFirstCarrier(desk);
    people
        .signIn(desk)
        .form(
            "/shipments/" + refused.id() + "/repackings",
            Map.of("seal", OnTheWay.seal(), "address", "Số 1 phố Thử, Phường Thử, Hải Phòng"));
    Shipment shipment = shipments.ofDossier(refused.dossierCode()).orElseThrow();
    now.tell(shipment.dossierCode());
    in(Duration.ofHours(71)).look();
    assertThat(stale(shipment)).isZero();
    in(Duration.ofHours(73)).look();
    assertThat(stale(shipment)).isEqualTo(1);
  }

  @Test
  void aParcelThatLayAtACounterAndGoesBackIsForAPersonWhenNobodySpeaksOfIt() {
    Shipment shipment = parcels.booked();
    jdbc.sql(
            "UPDATE post.shipment SET state = 'RETURNING', hold_until = now() - interval '1 hour'"
                + " WHERE id = :id")
        .param("id", shipment.id())
        .update();
    in(Duration.ofHours(25)).look();
    assertThat(stale(shipment)).isEqualTo(1);
    assertThat(moves.moves(shipment.dossierCode()))
        .as("and the dossier’s timeline says so")
        .anyMatch(move -> move.what().equals("stale"));
  }

  private long stale(Shipment shipment) {
    return silences(shipment).count();
  }

  private StrangeReport silence(Shipment shipment) {
    return silences(shipment).findFirst().orElseThrow();
  }

  private Stream<StrangeReport> silences(Shipment shipment) {
    return items.open(10_000).stream()
        .filter(one -> one.kind() == Kind.STALE && shipment.id().equals(one.shipment()));
  }

  @Test
  void theCitizensOwnWordWithTheCodeIsTheProofTheCarriersWordIsNot() {
    Shipment shipment = parcels.out();
    parcels.move();
    Shipment reported = parcels.again(shipment);
    assertThat(reported.state()).isEqualTo(Step.DELIVERED_REPORTED);
    assertThat(messages(shipment, "PARCEL_REPORTED")).isEqualTo(1);
    String code = shipment.dossierCode();
    String key = tracking.keyFor(code, "0001", "127.0.0.1");
    Web phone = people.nobody();
    assertThat(phone.get("/tracking/" + code + "?k=" + key).body())
        .contains("Bưu chính báo đã giao", "/receipt");
    String page = "/tracking/" + code + "/receipt";
    assertThat(phone.get(page + "?k=" + key).statusCode()).isEqualTo(200);
    assertThat(phone.form("/tracking/" + code + "/receipt-codes", Map.of("k", key)).statusCode())
        .isEqualTo(302);
    assertThat(phone.form(page, Map.of("k", key, "typed", "abc")).statusCode()).isEqualTo(422);
    assertThat(phone.form(page, Map.of("k", "wrong", "typed", "1")).statusCode()).isEqualTo(404);
    String right = parcels.codeOf(shipment);
    assertThat(phone.form(page, Map.of("k", key, "typed", right)).statusCode()).isEqualTo(302);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
    assertThatThrownBy(() -> confirming.confirm(code, key, "127.0.0.1", right))
        .isInstanceOf(Refused.class)
        .hasMessage("nothing-to-confirm");
  }
}
