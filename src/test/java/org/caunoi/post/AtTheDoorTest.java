package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.Position;
import org.caunoi.document.SentFile;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.ImportStatement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a postman sees and notes at the door, and what others can look at afterwards. */
@IntegrationTest
class AtTheDoorTest {

  private static final Pattern NEXT = Pattern.compile("href=\"(/shipments\\?cursor=[^\"]+)\"");

  private static final String NAME = "Nguyễn Thử Nghiệm";
  private static final String ADDRESS = "Số 1 phố Thử, Phường Hoàn Kiếm, Hà Nội";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private HandOver hands;
  @Autowired private NoteAttempt attempts;
  @Autowired private DeliverHome delivering;
  @Autowired private ImportStatement importing;
  @Autowired private Carriers carriers;
  @Autowired private HouseReports house;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  @Test
  void theListNamesWhomToBringItToOnceItIsInHandAndEachLookIsLogged() {
    Shipment shipment = parcels.out();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    assertThat(line(phone, shipment)).as("the carrier has it").doesNotContain(NAME, "tel:");
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    assertThat(line(phone, shipment))
        .contains(NAME, ADDRESS, "tel:0900000001", "Không có ai ở nhà", "Giao lại ngày");
    assertThat(phone.get("/shipments/" + shipment.id()).body())
        .contains(NAME, ADDRESS, "tel:0900000001", "Không có ai ở nhà");
    assertThat(looks(shipment, postman)).isEqualTo(2);
    Web colleague = people.signIn(people.courier(Parcels.POINT));
    assertThat(line(colleague, shipment)).doesNotContain(NAME, ADDRESS, "tel:");
  }

  private static String line(Web web, Shipment shipment) {
    String list = web.get("/shipments").body();
    int at = list.indexOf(shipment.requireReference());
    while (at < 0) {
      Matcher next = NEXT.matcher(list);
      assertThat(next.find()).as("it stands on some page").isTrue();
      list = web.get(next.group(1).replace("&amp;", "&")).body();
      at = list.indexOf(shipment.requireReference());
    }
    return list.substring(at, list.indexOf("</li>", at));
  }

  private long looks(Shipment shipment, SignedIn who) {
    return jdbc.sql(
            """
            SELECT count(*) FROM audit.entry
            WHERE act = 'personal-data-read' AND subject = :subject AND actor_id = :who AND purpose = 'delivery'
            """)
        .param("subject", "dossier/" + shipment.dossierCode())
        .param("who", who.accountId())
        .query(Long.class)
        .single();
  }

  /** A synthetic share: how much falls to the citizen depends on the budget the tests have left. */
  private Shipment paidAtTheDoor() {
    Shipment shipment = parcels.out();
    jdbc.sql(
            """
            UPDATE post.postage SET citizen_share = price, city_share = 0, programme = NULL WHERE shipment_id = :id
            """)
        .param("id", shipment.id())
        .update();
    return shipment;
  }

  @Test
  void moneyAtTheDoorHasAReceiptAndSomebodyWhoTookIt() {
    Shipment shipment = paidAtTheDoor();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    String page = "/shipments/" + shipment.id();
    assertThat(phone.form(page + "/collections", Map.of("receipt", "BL-1")).statusCode())
        .as("the carrier has the parcel")
        .isEqualTo(409);
    taking.take(postman, shipment.id(), null);
    assertThat(phone.get(page).body()).contains("Thu cước tại nhà");
    assertThat(phone.form(page + "/collections", Map.of("receipt", "số một!")).statusCode())
        .isEqualTo(422);
    String receipt = "BL-" + shipment.requireReference();
    assertThat(phone.form(page + "/collections", Map.of("receipt", receipt)).statusCode())
        .isEqualTo(302);
    assertThat(phone.get(page).body())
        .contains("26.000 đồng, biên lai " + receipt, postman.displayName());
    assertThat(phone.form(page + "/collections", Map.of("receipt", "BL-2")).statusCode())
        .isEqualTo(409);
    Shipment other = paidAtTheDoor();
    taking.take(postman, other.id(), null);
    HttpResponse<String> again =
        phone.form("/shipments/" + other.id() + "/collections", Map.of("receipt", receipt));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("đã dùng cho bưu phẩm khác");
  }

  @Test
  void moneyAtTheDoorIsNotTheCarriersBeforeASecondPersonHasCountedIt() {
    Shipment shipment = paidAtTheDoor();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    taking.take(postman, shipment.id(), null);
    String receipt = "BL-" + shipment.requireReference();
    String api = "/api/v1/shipments/" + shipment.id() + "/collections";
    assertThat(phone.get(api).body()).contains("\"due\":26000");
    assertThat(phone.post(api, "{\"receipt\": \"%s\"}".formatted(receipt)).body())
        .contains("\"due\":0", receipt);
    delivering.deliver(
        postman, shipment.id(), new Shown(parcels.codeOf(shipment), null, null, null));
    assertThat(money(shipment, "COLLECT")).isZero();
    assertThat(money(shipment, "IN_HAND")).isEqualTo(26_000);
    assertThat(stated(shipment, "a")).isEqualTo("NOT_DEPOSITED");
    String page = "/postage/deposits";
    assertThat(phone.get(page).body()).contains("Đang giữ: 26.000 đồng", receipt);
    assertThat(phone.form(page, Map.of()).statusCode()).isEqualTo(302);
    assertThat(phone.form(page, Map.of()).statusCode()).as("once").isEqualTo(409);
    UUID deposit =
        jdbc.sql("SELECT deposit_id FROM post.deposited WHERE shipment_id = :id")
            .param("id", shipment.id())
            .query(UUID.class)
            .single();
    String counts = page + "/" + deposit + "/counts";
    assertThat(phone.form(counts, Map.of("receipt", "NT-1")).statusCode())
        .as("not by whoever brought it")
        .isEqualTo(409);
    Web elsewhere = people.signIn(people.clerk("HN-0002"));
    assertThat(elsewhere.form(counts, Map.of("receipt", "NT-1")).statusCode()).isEqualTo(404);
    assertThat(stated(shipment, "b")).as("not counted yet").isEqualTo("NOT_DEPOSITED");
    Web clerk = people.signIn(people.clerk(Parcels.POINT));
    assertThat(clerk.get(page).body()).contains(postman.displayName(), counts);
    assertThat(clerk.form(counts, Map.of("receipt", "sai !")).statusCode()).isEqualTo(422);
    assertThat(clerk.form(counts, Map.of("receipt", "NT-" + shipment.reference())).statusCode())
        .isEqualTo(302);
    assertThat(money(shipment, "IN_HAND")).isZero();
    assertThat(money(shipment, "DEPOSITED")).isEqualTo(26_000);
    assertThat(stated(shipment, "c")).isEqualTo("MATCHED");
  }

  @Test
  void moneyForAParcelThatComesBackIsPaidBackAgainstASignatureByAnother() {
    Shipment shipment = paidAtTheDoor();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    taking.take(postman, shipment.id(), null);
    String receipt = "BL-" + shipment.requireReference();
    String back = "HT-" + shipment.requireReference();
    String collections = "/api/v1/shipments/" + shipment.id() + "/collections";
    phone.post(collections, "{\"receipt\": \"%s\"}".formatted(receipt));
    String deposits = "/api/v1/postage/deposits";
    assertThat(phone.get(deposits).body()).as("it may still arrive").contains("\"refunds\":[]");
    SignedIn clerk = people.clerk(Parcels.POINT);
    giveUp(shipment, postman, clerk);
    assertThat(money(shipment, "COLLECT")).isEqualTo(-26_000);

    Web counter = people.signIn(clerk);
    String id = "\"shipment\":\"" + shipment.id() + "\"";
    assertThat(counter.get(deposits).body()).contains(id, receipt, "\"counted\":false");
    String api = deposits + "/refunds/" + shipment.id();
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());
    String signed = "{\"receipt\": \"%s\", \"signature\": \"%s\"}".formatted(back, picture);
    assertThat(counter.post(api, signed).body()).contains("refund-not-counted");
    assertThat(phone.post(deposits, "").statusCode()).isEqualTo(201);
    UUID deposit =
        jdbc.sql("SELECT deposit_id FROM post.deposited WHERE shipment_id = :id")
            .param("id", shipment.id())
            .query(UUID.class)
            .single();
    counter.post(deposits + "/" + deposit + "/counts", "{\"receipt\": \"N%s\"}".formatted(back));

    assertThat(phone.post(api, signed).body()).contains("second-person-needed");
    assertThat(people.signIn(people.clerk("HN-0002")).post(api, signed).statusCode())
        .isEqualTo(404);
    assertThat(counter.post(api, "{\"receipt\": \"%s\"}".formatted(back)).body())
        .contains("signature-missing");
    assertThat(counter.post(api, signed.replace(back, "số một")).body())
        .contains("receipt-malformed");
    String page = "/postage/deposits";
    assertThat(counter.get(page).body())
        .contains("Phải hoàn cho người dân: 26.000 đồng", "Đã hoàn về cơ quan", page + "?refund=");
    assertThat(counter.get(page + "?refund=" + shipment.id()).body())
        .contains("Người dân ký đã nhận lại tiền");
    HttpResponse<String> unsigned =
        counter.form(page + "/refunds/" + shipment.id(), Map.of("receipt", back));
    assertThat(unsigned.statusCode()).isEqualTo(422);
    assertThat(unsigned.body()).contains("id=\"signature-error\"");
    assertThat(
            counter
                .form(
                    page + "/refunds/" + shipment.id(),
                    Map.of("receipt", back, "signature", picture))
                .statusCode())
        .isEqualTo(302);
    assertThat(counter.post(api, signed).statusCode()).as("once").isEqualTo(404);
    assertThat(money(shipment, "DEPOSITED")).isZero();
    assertThat(money(shipment, "COLLECT")).isZero();
    assertThat(counter.get("/shipments/" + shipment.id()).body()).contains("phiếu " + back);
    assertThat(
            jdbc.sql(
                    "SELECT actor_id FROM audit.entry WHERE act = 'postage-paid-back' AND subject ="
                        + " :subject")
                .param("subject", "shipment/" + shipment.id())
                .query(UUID.class)
                .single())
        .isEqualTo(clerk.accountId());
    assertThat(lineOf(shipment, "2026-03-02", "r")).isEqualTo("CITIZENS_OWN");
  }

  @Test
  void whatWasLostAndPaidBackAndArrivesAfterAllIsNobodysDebtButItsCarriers() {
    Shipment shipment = paidAtTheDoor();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    taking.take(postman, shipment.id(), null);
    String receipt = "{\"receipt\": \"BL-%s\"}".formatted(shipment.requireReference());
    phone.post("/api/v1/shipments/" + shipment.id() + "/collections", receipt);
    says(shipment, Step.LOST);
    String deposits = "/api/v1/postage/deposits";
    UUID deposit = UUID.fromString(Web.json(phone.post(deposits, "")).at("/id").asString());
    Web counter = people.signIn(people.clerk(Parcels.POINT));
    counter.post(deposits + "/" + deposit + "/counts", receipt.replace("BL", "NT"));
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());
    String signed = receipt.replace("BL", "HT").replace("}", ", \"signature\": \"%s\"}");
    String refund = deposits + "/refunds/" + shipment.id();
    assertThat(counter.post(refund, signed.formatted(picture)).statusCode()).isEqualTo(204);

    says(shipment, Step.OUT);
    SentFile seen = OnTheWay.drawn();
    delivering.deliver(postman, shipment.id(), new Shown(null, null, seen, seen));

    for (String account : List.of("COLLECT", "CITIZEN", "IN_HAND", "DEPOSITED", "COLLECTED")) {
      assertThat(money(shipment, account)).as(account).isZero();
    }
    assertThat(
            jdbc.sql("SELECT sum(amount) FROM post.money_entry WHERE shipment_id = :id")
                .param("id", shipment.id())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(lineOf(shipment, "2026-03-02", "l")).as("the citizen’s").isEqualTo("CITIZENS_OWN");
    assertThat(phone.post("/api/v1/shipments/" + shipment.id() + "/collections", receipt).body())
        .as("nobody asks twice")
        .contains("collected-before");
  }

  private void says(Shipment shipment, Step step) {
    transactions.executeWithoutResult(status -> house.correct(parcels.again(shipment), step));
  }

  private void giveUp(Shipment shipment, SignedIn postman, SignedIn clerk) {
    hands.offer(postman, shipment.requireReference(), false);
    taking.take(clerk, shipment.id(), null);
    transactions.executeWithoutResult(
        status -> house.correct(parcels.again(shipment), Step.RETURNING));
    hands.offer(clerk, shipment.requireReference(), false);
    hands.accept(parcels.desk(), shipment.requireReference(), null);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
  }

  private long money(Shipment shipment, String account) {
    return jdbc.sql(
            "SELECT coalesce(sum(amount), 0) FROM post.money_entry WHERE shipment_id = :id AND"
                + " account = :account")
        .param("id", shipment.id())
        .param("account", account)
        .query(Long.class)
        .single();
  }

  /** What is the matter with a carrier's line that says it collected the citizen's money. */
  private String stated(Shipment shipment, String which) {
    String day =
        jdbc.sql(
                "SELECT to_char(delivered_on, 'YYYY-MM-DD') FROM post.postage WHERE shipment_id ="
                    + " :id")
            .param("id", shipment.id())
            .query(String.class)
            .single();
    return lineOf(shipment, day, which);
  }

  private String lineOf(Shipment shipment, String day, String which) {
    String file =
        "number,day,payer,amount\n%s,%s,citizen,26000\nLA-%s,%s,citizen,1\n"
            .formatted(shipment.reference(), day, which, day);
    UUID id =
        importing.take(people.officer(Role.MAIL_ROOM, null), "vnpost", Parcels.statement(file));
    return jdbc.sql(
            "SELECT verdict FROM post.statement_line WHERE statement_id = :id AND shipment_id ="
                + " :shipment")
        .param("id", id)
        .param("shipment", shipment.id())
        .query(String.class)
        .single();
  }

  @Test
  void whoeverTheCitizenSentSignsAndTheirMandateIsKept() {
    Shipment shipment = parcels.out();
    SignedIn postman = people.courier(Parcels.POINT);
    Web phone = people.signIn(postman);
    taking.take(postman, shipment.id(), null);
    String api = "/api/v1/shipments/" + shipment.id() + "/deliveries";
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());
    assertThat(phone.post(api, "{\"proxy\": \"Trần Mẫu\"}").body())
        .contains("mandate-needed", "/mandate");
    assertThat(phone.post(api, "{\"mandate\": \"%s\"}".formatted(picture)).body())
        .contains("proxy-name-needed", "/proxy");
    String sent = "{\"proxy\": \"Trần Mẫu\", \"mandate\": \"%s\"".formatted(picture);
    assertThat(
            phone
                .post(api, sent + ", \"code\": \"%s\"}".formatted(parcels.codeOf(shipment)))
                .body())
        .as("they sign, whatever else they know")
        .contains("proof-not-enough");
    assertThat(phone.post(api, sent + ", \"signature\": \"%s\"}".formatted(picture)).body())
        .contains("\"state\":\"DELIVERED\"");
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String proof = "/shipments/" + shipment.id() + "/proof";
    assertThat(centre.get(proof).body()).contains("Trần Mẫu", "Giấy ủy quyền", proof + "/mandate");
    assertThat(centre.get(proof + "/mandate").statusCode()).isEqualTo(200);
  }

  @Test
  void aPlainLetterIsLeftWithAPhotoThatSaysWhere() {
    assertThat(carriers.rules().classOf("1.003622"))
        .as("a written answer, by the data file")
        .isEqualTo(PaperClass.PLAIN);
    Shipment shipment = parcels.out();
    jdbc.sql("UPDATE post.shipment SET paper_class = 'PLAIN' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    Web phone = people.signIn(postman);
    String api = "/api/v1/shipments/" + shipment.id() + "/deliveries";
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());
    String photo = "{\"photo\": \"%s\"".formatted(picture);
    assertThat(phone.post(api, photo + "}").body()).contains("proof-not-enough");
    assertThat(phone.post(api, "{\"signature\": \"%s\"}".formatted(picture)).body())
        .as("a signature alone")
        .contains("proof-not-enough");
    assertThat(phone.post(api, photo + ", \"lat\": 21.0}").body()).contains("required", "/lon");
    assertThat(phone.post(api, photo + ", \"lat\": 21.03, \"lon\": 105.85}").body())
        .contains("\"state\":\"DELIVERED\"");
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/shipments/" + shipment.id() + "/proof")
                .body())
        .contains("21.03 105.85");
  }

  @Test
  void aParcelGoesFromHandToHandWhereBothStandAndWhatIsRefusedIsKept() {
    Shipment shipment = parcels.out();
    String number = shipment.requireReference();
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    hands.offer(postman, number, false, new Position(21.0285, 105.8542));
    SignedIn colleague = people.courier(Parcels.POINT);
    Web phone = people.signIn(colleague);
    String page = "/shipments/" + shipment.id();
    assertThat(phone.get(page).body())
        .contains("data-position")
        .contains("class=\"tile\"", "/icons.svg#home", "Không có ai ở nhà");
    Map<String, String> far = Map.of("lat", "21.0735", "lon", "105.8542");
    assertThat(phone.form(page + "/takings", far).body()).contains("cách nơi giao 5");
    assertThat(phone.form(page + "/takings", Map.of()).statusCode()).isEqualTo(422);
    String code = parcels.codeOf(shipment);
    assertThat(phone.form(page + "/deliveries", Map.of("code", code)).statusCode()).isEqualTo(422);
    phone.get("/shipments?number=TW-999");
    phone.form(page + "/attempts", Map.of());
    phone.form(page + "/collections", Map.of("receipt", "!"));
    Map<String, String> there = Map.of("lat", "21.0284", "lon", "105.8541");
    assertThat(phone.form(page + "/takings", there).statusCode()).isEqualTo(302);
    assertThat(
            jdbc.sql(
                    "SELECT act || ' ' || code || ' ' || unit FROM custody.refusal WHERE by_id ="
                        + " :id ORDER BY id")
                .param("id", colleague.accountId())
                .query(String.class)
                .list())
        .containsExactly(
            "take too-far-away " + number,
            "take position-needed " + number,
            "deliver position-needed " + number,
            "look shipment-not-found TW-999",
            "failed reason-needed " + number,
            "collect nothing-to-collect " + number);
  }

  @Test
  void theProofCanBeLookedAtAndEachLookIsLogged() {
    Shipment shipment = parcels.out();
    SignedIn postman = people.courier(Parcels.POINT);
    SentFile picture = OnTheWay.drawn();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Web web = people.signIn(centre);
    String proof = "/shipments/" + shipment.id() + "/proof";
    assertThat(web.get(proof).statusCode()).as("not yet").isEqualTo(404);
    delivering.deliver(postman, shipment.id(), new Shown(null, null, picture, picture));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
    assertThat(web.get(proof).body())
        .contains("Chữ ký", "Ảnh", postman.displayName(), proof + "/signature");
    HttpResponse<String> signature = web.get(proof + "/signature");
    assertThat(signature.statusCode()).isEqualTo(200);
    assertThat(signature.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(web.get(proof + "/photo").statusCode()).isEqualTo(200);
    assertThat(looked(shipment, centre)).containsExactlyInAnyOrder("all", "SIGNATURE", "PHOTO");
    Web stranger = people.signIn(people.clerk("HN-0002"));
    assertThat(stranger.get(proof).statusCode()).isEqualTo(404);
    assertThat(people.signIn(postman).get(proof).statusCode()).isEqualTo(403);
  }

  private List<String> looked(Shipment shipment, SignedIn who) {
    return jdbc.sql(
            """
            SELECT details ->> 'what' FROM audit.entry
            WHERE act = 'shipment-proof-read' AND subject = :subject AND actor_id = :who
            """)
        .param("subject", "dossier/" + shipment.dossierCode())
        .param("who", who.accountId())
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
