package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Dropped;
import org.caunoi.exchange.Now;
import org.caunoi.exchange.ReadExchange;
import org.caunoi.exchange.ReceiveDelivery;
import org.caunoi.exchange.Troubled;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.twin.House;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Vice;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to the carriers: who is believed, what is understood, and what is told only once. */
@IntegrationTest
class CarrierDoorTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private ReadExchange exchange;
  @Autowired private ReceiveDelivery receiving;
  @Autowired private ReadStrange strange;
  @Autowired private Shipments shipments;
  @Autowired private StrangeReports reports;
  @Autowired private UnconfirmedEnds ends;
  @Autowired private Carriers carriers;
  @Autowired private List<CarrierMail> mail;
  @Autowired private ReadPostage postage;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private Clock clock;

  private Twin twin;
  private House house;

  @BeforeEach
  void behave() {
    twin = twins.of("vnpost");
    house = twin.house();
    twin.behave(Manners.GOOD);
    jdbc.sql("DELETE FROM access.attempt WHERE subject LIKE 'delivery@%'").update();
  }

  @AfterEach
  void behaveAgain() {
    twin.behave(Manners.GOOD);
  }

  private String report(Shipment shipment, Status status, Instant at, Instant sent) {
    return Words.VN_POST.report(
        shipment.requireReference(), number(shipment), status, at, sent, house.secret());
  }

  private String number(Shipment shipment) {
    return String.valueOf(parcels.again(shipment).carrierNumber());
  }

  private HttpResponse<String> deliver(String path, String body) {
    return people.nobody().post("/api/v1/exchange/vnpost/" + path, body);
  }

  private static final Status DELIVERED = new Status("100", "Phát thành công");

  @Test
  void whatIsForgedAlteredReplayedOrSentElsewhereHasNoEffectAndIsLogged() {
    Shipment shipment = parcels.booked();
    Instant at = clock.instant();
    String genuine = report(shipment, DELIVERED, at, at);
    String forged =
        Words.VN_POST.report(
            shipment.requireReference(),
            number(shipment),
            DELIVERED,
            at,
            at,
            "a-secret-of-somebody");
    String altered = genuine.replace("\\\"OrderStatusId\\\":100", "\\\"OrderStatusId\\\":170");
    assertThat(altered).isNotEqualTo(genuine);
    String replayed = report(shipment, DELIVERED, at, at.minus(Duration.ofMinutes(6)));
    List<String> before = verdicts();
    assertThat(deliver(house.path(), forged).statusCode()).isEqualTo(401);
    assertThat(deliver(house.path(), altered).statusCode()).isEqualTo(401);
    assertThat(deliver(house.path(), replayed).statusCode()).isEqualTo(401);
    assertThat(deliver("some-other-path-of-it", genuine).statusCode()).isEqualTo(404);
    assertThat(deliver(house.path(), "{\"Data\":").statusCode()).isEqualTo(422);
    assertThat(people.nobody().post("/api/v1/exchange/nobody/x", genuine).statusCode())
        .isEqualTo(404);
    now.processed();
    assertThat(parcels.again(shipment).state()).isEqualTo(shipment.state());
    List<String> after = verdicts();
    before.forEach(after::remove);
    assertThat(after)
        .containsExactlyInAnyOrder(
            "FORGED", "FORGED", "STALE", "WRONG_PATH", "UNREADABLE", "WRONG_PATH");
    assertThat(deliver(house.path(), genuine).statusCode()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM exchange.inbox WHERE source = 'vnpost' AND subject ="
                        + " :code")
                .param("code", shipment.dossierCode())
                .query(Integer.class)
                .single())
        .as("in the order of its dossier")
        .isOne();
    now.processed();
    assertThat(parcels.again(shipment).state())
        .as("the carrier's word alone")
        .isEqualTo(Step.DELIVERED_REPORTED);
  }

  @Test
  void eachByteOfWhatIsRejectedIsKeptAndWhatIsTooLargeIsNamed() {
    String rubbish = "{\"Data\":" + "x".repeat(100_000);
    assertThat(deliver(house.path(), rubbish).statusCode()).isEqualTo(422);
    assertThat(newest("UNREADABLE")).isEqualTo(rubbish);
    String huge = "y".repeat(ReceiveDelivery.LARGEST + 5);
    HttpResponse<String> answer = deliver(house.path(), huge);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("delivery-too-large");
    assertThat(newest("TOO_LARGE")).as("its beginning").hasSize(2048).matches("y+");
    assertThat(people.signIn(people.officer(Role.ADMINISTRATOR, null)).get("/exchange").body())
        .contains("Quá lớn");
  }

  @Test
  void ofWhatAStrangerSendsOnlyTheBeginningIsKeptAndTheHashOfAll() {
    String large = "z".repeat(200 * 1024);
    String door = "/api/v1/exchange/nobody-of-this-name/x";
    assertThat(people.nobody().post(door, large).statusCode()).isEqualTo(404);
    assertThat(newest("WRONG_PATH")).hasSize(2048).matches("z+");
    assertThat(deliver("some-other-path-of-it", large + "z").statusCode()).isEqualTo(404);
    assertThat(
            jdbc.sql(
                    """
                    SELECT sha256 FROM exchange.inbox WHERE verdict = 'WRONG_PATH' AND octet_length(sealed_body) < 5000
                    ORDER BY id DESC LIMIT 2
                    """)
                .query(String.class)
                .list())
        .containsExactly(DigestUtils.sha256Hex(large + "z"), DigestUtils.sha256Hex(large));
  }

  @Test
  void strangersFromManyAddressesAreNotKeptWithoutEndEither() {
    int before = verdicts().size();
    long dropped = exchange.dropped().stream().mapToLong(Dropped::deliveries).sum();
    int many = 520;
    for (int i = 0; i < many; i++) {
      Delivery stranger =
          new Delivery("x", new byte[] {1}, "2001:db8::" + Integer.toHexString(i), clock.instant());
      assertThatThrownBy(() -> receiving.receive("nobody-of-this-name", stranger))
          .hasMessage("no-such-door");
    }
    assertThat(verdicts().size() - before).isEqualTo(500);
    assertThat(exchange.dropped().stream().mapToLong(Dropped::deliveries).sum() - dropped)
        .isEqualTo(20);
    assertThat(people.signIn(people.officer(Role.ADMINISTRATOR, null)).get("/exchange").body())
        .contains("Nhiều địa chỉ khác nhau");
  }

  private String newest(String verdict) {
    return jdbc.sql(
            "SELECT id, sealed_body FROM exchange.inbox WHERE verdict = :verdict ORDER BY id DESC"
                + " LIMIT 1")
        .param("verdict", verdict)
        .query(
            (rs, n) ->
                cipher.open(rs.getBytes("sealed_body"), "exchange/inbox/" + rs.getString("id")))
        .single();
  }

  private List<String> verdicts() {
    return new ArrayList<>(
        jdbc.sql("SELECT verdict FROM exchange.inbox WHERE verdict NOT IN ('NEW', 'DONE')")
            .query((rs, n) -> rs.getString(1))
            .list());
  }

  @Test
  void whoSendsRubbishWithoutEndIsNotKeptWithoutEnd() {
    int before = verdicts().size();
    long dropped = exchange.dropped().stream().mapToLong(Dropped::deliveries).sum();
    int refused = 0;
    for (int i = 0; i < 310; i++) {
      refused += deliver("some-other-path-of-it", "{}").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(10);
    assertThat(verdicts().size() - before).isEqualTo(300);
    assertThat(exchange.dropped().stream().mapToLong(Dropped::deliveries).sum() - dropped)
        .as("the others are counted")
        .isEqualTo(10);
    assertThat(people.signIn(people.officer(Role.ADMINISTRATOR, null)).get("/exchange").body())
        .contains("chỉ còn đếm");
  }

  @Test
  void theSameReportTenTimesIsOneReport() {
    Shipment shipment = parcels.booked();
    Instant at = clock.instant();
    String body = report(shipment, new Status("70", "Đã chấp nhận"), at, at);
    for (int i = 0; i < 10; i++) {
      assertThat(deliver(house.path(), body).statusCode()).isEqualTo(200);
    }
    now.processed();
    assertThat(
            jdbc.sql("SELECT count(*) FROM post.report WHERE shipment_id = :id AND code = '70'")
                .param("id", shipment.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CARRIER_ACCEPTED);
  }

  @Test
  void aStatusNobodyKnowsIsForAPersonWhoseWordMovesTheShipment() {
    Shipment shipment = parcels.booked();
    Instant at = clock.instant();
    deliver(house.path(), report(shipment, new Status("777", "Thời tiết xấu"), at, at));
    now.processed();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.BOOKED);
    StrangeReport item =
        strange.open(10_000).stream()
            .filter(one -> shipment.id().equals(one.shipment()))
            .findFirst()
            .orElseThrow();
    assertThat(item.kind()).isEqualTo(Kind.UNKNOWN_STATUS);
    assertThat(item.text()).isEqualTo("Thời tiết xấu");
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Web web = people.signIn(centre);
    assertThat(web.get("/shipments/exceptions").body()).contains("Thời tiết xấu");
    assertThat(
            web.form(
                    "/shipments/exceptions/" + item.id() + "/settlements",
                    Map.of("step", "IN_TRANSIT"))
                .statusCode())
        .isEqualTo(302);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.IN_TRANSIT);
  }

  @Test
  void whatIsSaidToHappenInYearsIsNotBelievedAndNothingIsLateForThat() {
    Shipment shipment = parcels.booked();
    Instant at = clock.instant();
    Instant inYears = at.plus(Duration.ofDays(1_500));
    deliver(house.path(), report(shipment, new Status("170", "Đã trả người gửi"), inYears, at));
    now.processed();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.BOOKED);
    assertThat(parcels.again(shipment).lastAt()).isBefore(at.plus(Duration.ofHours(1)));
    assertThat(strange.open(10_000))
        .anyMatch(one -> one.kind() == Kind.FUTURE && shipment.id().equals(one.shipment()));
    deliver(house.path(), report(shipment, new Status("70", "Đã chấp nhận"), at, at));
    now.processed();
    assertThat(parcels.again(shipment).state())
        .as("what comes after it counts")
        .isEqualTo(Step.CARRIER_ACCEPTED);
  }

  /** Whoever overheard the token once can write anything. */
  @Test
  void anEndThatACarrierDoesNotSignCountsOnceItSaysSoWhenItIsAsked() {
    Twin unsigned = twins.of("viettelpost");
    Shipment shipment = parcels.returningWithTheOtherCarrier(parcels.desk());
    Instant begin = clock.instant();
    unsigned.advance(begin);
    unsigned.advance(begin.plusSeconds(1));
    now.processed();
    Step before = parcels.again(shipment).state();
    String forged =
        Words.VIETTEL_POST.report(
            shipment.requireReference(),
            number(shipment),
            new Status("504", "Hoàn thành công"),
            begin.plusSeconds(2),
            begin,
            unsigned.house().secret());
    String path = "/api/v1/exchange/viettelpost/" + unsigned.house().path();
    assertThat(people.nobody().post(path, forged).statusCode()).isEqualTo(200);
    now.processed();
    for (int i = 0; i < 7; i++) {
      assertThat(parcels.again(shipment).state()).isEqualTo(before);
      assertThat(postage.of(shipment.id()).orElseThrow().state()).isEqualTo(Postage.State.RESERVED);
      askInHours(i * 3);
    }
    assertThat(strange.open(10_000))
        .anyMatch(one -> one.kind() == Kind.UNCONFIRMED && shipment.id().equals(one.shipment()));
    // It sends it back all the same.
    jdbc.sql("UPDATE post.shipment SET hold_told_at = now() WHERE id = :id")
        .param("id", shipment.id())
        .update();
    for (int i = 3; i < 14; i++) {
      unsigned.advance(begin.plusSeconds(i));
      now.processed();
    }
    askInHours(0);
    assertThat(parcels.again(shipment).state()).as("said when asked").isEqualTo(Step.RETURNED);
    assertThat(postage.of(shipment.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
  }

  private void askInHours(int hours) {
    new ConfirmEnds(
            ends,
            carriers,
            mail,
            shipments,
            reports,
            transactions,
            Clock.offset(clock, Duration.ofHours(hours)))
        .ask();
  }

  @Test
  void aParcelNobodyKnowsIsForAPersonToo() {
    Instant at = clock.instant();
    String reference = "LA" + UUID.randomUUID().toString().substring(0, 8);
    String body = Words.VN_POST.report(reference, reference, DELIVERED, at, at, house.secret());
    assertThat(deliver(house.path(), body).statusCode()).isEqualTo(200);
    now.processed();
    StrangeReport item =
        strange.open(10_000).stream()
            .filter(one -> one.subject().equals(reference))
            .findFirst()
            .orElseThrow();
    assertThat(item.kind()).isEqualTo(Kind.UNKNOWN_PARCEL);
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String api = "/api/v1/shipments/exceptions";
    assertThat(centre.get(api).statusCode()).isEqualTo(200);
    assertThat(
            centre.post(api + "/" + item.id() + "/settlements", "{\"step\": \"DELIVERED\"}").body())
        .contains("unknown-option", "/step");
    assertThat(centre.post(api + "/" + item.id() + "/bookings", "{\"number\": \"1\"}").body())
        .contains("required", "/placed");
    assertThat(centre.post(api + "/" + item.id() + "/settlements", "{}").statusCode())
        .isEqualTo(204);
    assertThat(centre.get("/api/v1/shipments/pulls").statusCode()).isEqualTo(200);
    assertThat(strange.open(10_000).stream().map(StrangeReport::id)).doesNotContain(item.id());
  }

  @Test
  void anOrderWhoseAnswerIsLostIsAskedForAndNeverOrderedTwice() {
    twin.behave(Manners.GOOD.with(Vice.MUTE, 100).with(Vice.ANEW, 100));
    int before = twin.orders();
    Shipment shipment = parcels.packed();
    // Told, and heard without a word; then asked for.
    now.tell(shipment.dossierCode());
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.TAKEN);
    assertThat(
            jdbc.sql(
                    "SELECT failure IS NULL AND state = 'SENT' FROM exchange.outbox WHERE subject ="
                        + " :code")
                .param("code", shipment.dossierCode())
                .query(Boolean.class)
                .single())
        .as("is settled, whoever asked first")
        .isTrue();
    assertThat(twin.orders())
        .as("this twin makes out a waybill each time it is told")
        .isEqualTo(before + 1);
    assertThat(waybills(shipment)).isEqualTo(1);
  }

  private int waybills(Shipment shipment) {
    return twin.ordersOf(shipment.requireReference());
  }

  @Test
  void whileACarrierIsDownForTwoHoursOrdersWaitAndEachIsPlacedOnceAfterwards() {
    twin.behave(Manners.down(true));
    int before = twin.orders();
    List<Shipment> waiting = List.of(parcels.packed(), parcels.packed(), parcels.packed());
    for (Shipment one : waiting) {
      assertThat(now.during(one.dossierCode(), Duration.ofHours(2)))
          .as("tries in two hours")
          .isBetween(8, 40);
    }
    assertThat(twin.orders()).isEqualTo(before);
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    waiting.forEach(one -> now.tell(one.dossierCode()));
    waiting.forEach(one -> now.tell(one.dossierCode()));
    assertThat(twin.orders()).isEqualTo(before + 3);
    assertThat(waiting).allSatisfy(one -> assertThat(waybills(one)).isEqualTo(1));
    assertThat(waiting)
        .allSatisfy(one -> assertThat(parcels.again(one).booking()).isEqualTo(Booking.TAKEN));
  }

  @Test
  void aRefusalInsideAnAnswerThatSaysAllIsWellIsARefusalAndOnePressSendsAgain() {
    twin.behave(Manners.GOOD.with(Vice.REFUSED, 100));
    Shipment shipment = parcels.packed();
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.REFUSED);
    Troubled dead =
        exchange.outgoing().stream()
            .filter(one -> one.subject().equals(shipment.dossierCode()))
            .findFirst()
            .orElseThrow();
    assertThat(dead.replayable()).isTrue();
    assertThat(dead.reason()).isEqualTo("carrier-refuses");
    twin.behave(Manners.GOOD);
    Web admin = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    assertThat(admin.get("/exchange").body()).contains(shipment.dossierCode(), "Gửi lại");
    admin.form("/exchange/outgoing/" + dead.id() + "/replays", Map.of());
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.TAKEN);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM audit.entry WHERE act = 'exchange-outgoing-replayed' AND"
                        + " subject = :subject")
                .param("subject", "outbox/" + dead.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
