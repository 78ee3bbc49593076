package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Now;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Vice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A result that did not get home goes out once more, in a new envelope. */
@IntegrationTest
class PackedAnewTest {

  private static final int STEPS_THERE_AND_BACK = 9;
  private static final String ADDRESS = "Số 2 phố Ví Dụ, Phường Thử, Hà Nội";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private PrintLabel label;
  @Autowired private ReadPostage postage;
  @Autowired private DeliverHome delivering;
  @Autowired private Shipments shipments;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void behaveAgain() {
    twins.of("vnpost").behave(Manners.GOOD);
  }

  @Test
  void whatCameBackGoesOutToAnotherAddressWithANewSealAndArrives() throws IOException {
    SignedIn postman = people.courier(Parcels.POINT);
    SignedIn desk = parcels.desk();
    Shipment shipment = parcels.packedBy(desk);
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.RETURNED, 100));
    now.tell(shipment.dossierCode());
    for (int i = 0; i < STEPS_THERE_AND_BACK; i++) {
      parcels.move();
    }
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
    twins.of("vnpost").behave(Manners.GOOD);
    Web web = people.signIn(desk);
    String page = "/shipments/" + shipment.id();
    assertThat(web.get(page).body()).contains("Đóng gói lại", "Địa chỉ mới");
    assertThat(web.form(page + "/repackings", Map.of("seal", "")).statusCode()).isEqualTo(422);
    HttpResponse<String> packed =
        web.form(
            page + "/repackings",
            Map.of("seal", OnTheWay.seal(), "address", ADDRESS, "carrier", ""));
    assertThat(packed.statusCode()).as(packed.body()).isEqualTo(302);
    Shipment next = shipments.ofDossier(shipment.dossierCode()).orElseThrow();
    assertThat(packed.headers().firstValue("Location").orElseThrow())
        .contains(next.id().toString());
    assertThat(next.id()).isNotEqualTo(shipment.id());
    assertThat(next.requireReference()).isNotEqualTo(shipment.requireReference());
    assertThat(textOf(label.print(desk, next.id()))).contains(ADDRESS);
    assertThat(phase(shipment)).as("the old envelope is opened").isEqualTo("DELIVERED");
    assertThat(web.form(page + "/repackings", Map.of("seal", OnTheWay.seal())).statusCode())
        .as("once")
        .isEqualTo(409);
    now.tell(next.dossierCode());
    for (int i = 0; i < 5; i++) {
      parcels.move();
    }
    assertThat(parcels.again(next).state()).isEqualTo(Step.OUT);
    delivering.deliver(postman, next.id(), new Shown(parcels.codeOf(next), null, null, null));
    assertThat(parcels.again(next).state()).isEqualTo(Step.DELIVERED);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
  }

  @Test
  void whatOneCarrierRefusesAnotherTakesAndNothingWaitsBehindTheRefusal() {
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.REFUSED, 100));
    SignedIn desk = parcels.desk();
    Shipment shipment = parcels.packedBy(desk);
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.REFUSED);
    Web web = people.signIn(desk);
    String api = "/api/v1/shipments/" + shipment.id() + "/repackings";
    assertThat(
            web.post(api, "{\"seal\": \"%s\", \"carrier\": \"pigeon\"}".formatted(OnTheWay.seal()))
                .body())
        .contains("unknown-option", "/carrier");
    HttpResponse<String> answer = web.post(api, "{\"seal\": \"%s\"}".formatted(OnTheWay.seal()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Shipment next =
        shipments.find(UUID.fromString(Web.json(answer).at("/id").asString())).orElseThrow();
    assertThat(next.carrier()).isEqualTo("viettelpost");
    now.tell(next.dossierCode());
    assertThat(parcels.again(next).booking()).isEqualTo(Booking.TAKEN);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CANCELLED);
    assertThat(postage.of(shipment.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
    assertThat(postage.of(next.id()).orElseThrow().state()).isEqualTo(Postage.State.RESERVED);
  }

  @Test
  void theSameCarrierIsToldAgainThoughItRefusedBefore() {
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.REFUSED, 100));
    SignedIn desk = parcels.desk();
    Shipment shipment = parcels.packedBy(desk);
    now.tell(shipment.dossierCode());
    twins.of("vnpost").behave(Manners.GOOD);
    Web web = people.signIn(desk);
    web.post(
        "/api/v1/shipments/" + shipment.id() + "/repackings",
        "{\"seal\": \"%s\", \"carrier\": \"vnpost\"}".formatted(OnTheWay.seal()));
    Shipment next = shipments.ofDossier(shipment.dossierCode()).orElseThrow();
    assertThat(next.carrierReason()).isEqualTo("person");
    now.tell(next.dossierCode());
    assertThat(parcels.again(next).booking()).isEqualTo(Booking.TAKEN);
  }

  @Test
  void whatIsOnItsWayIsNotPackedAnewAndAWeightThatNobodyTakesIsNamed() {
    Shipment shipment = parcels.out();
    Web web = people.signIn(parcels.desk());
    assertThat(
            web.post(
                    "/api/v1/shipments/" + shipment.id() + "/repackings",
                    "{\"seal\": \"%s\"}".formatted(OnTheWay.seal()))
                .body())
        .contains("not-to-pack-anew");
    Shipment planned = parcels.planned();
    String dispatch = "/api/v1/shipments/" + planned.id() + "/dispatches";
    for (int grams : new int[] {0, -1, 99_999}) {
      assertThat(
              web.post(
                      dispatch,
                      "{\"seal\": \"%s\", \"grams\": %d}".formatted(OnTheWay.seal(), grams))
                  .body())
          .contains("no-tariff", "/grams");
    }
    web.post(dispatch, "{\"seal\": \"%s\", \"grams\": 400}".formatted(OnTheWay.seal()));
    assertThat(postage.of(planned.id()).orElseThrow().price())
        .as("the tariff of half a kilogram")
        .isEqualTo(30_500);
  }

  @Test
  void whatACarrierReportedIsNeverBookedAsRefused() {
    Shipment shipment = parcels.booked();
    transactions.executeWithoutResult(
        status -> {
          assertThat(shipments.booked(shipment.id(), Booking.REFUSED, null)).isFalse();
          assertThat(shipments.booked(shipment.id(), Booking.TAKEN, null)).isTrue();
        });
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.TAKEN);
  }

  @Test
  void theLabelNamesWardAndCityAndWhereItComesFrom() throws IOException {
    Shipment shipment = parcels.packed();
    String slip =
        jdbc.sql("SELECT id FROM custody.paper_set WHERE envelope = :number")
            .param("number", shipment.requireReference())
            .query(String.class)
            .single();
    assertThat(people.signIn(parcels.desk()).get("/custody/slips/" + slip).body())
        .as("who pays, and why")
        .contains("Cước phải trả");
    assertThat(textOf(label.print(parcels.desk(), shipment.id())))
        .contains("Số 1 phố Thử, Phường Hoàn Kiếm, Hà Nội", "Người gửi", "1022")
        .as("who pays, and why")
        .contains("Cước 26.000 đồng", "người nhận trả");
  }

  private String phase(Shipment shipment) {
    return jdbc.sql("SELECT phase FROM custody.unit WHERE number = :number")
        .param("number", shipment.requireReference())
        .query(String.class)
        .single();
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
