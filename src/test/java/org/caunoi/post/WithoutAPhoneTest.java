package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.document.SentFile;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People without a telephone get their papers too, and what only a carrier says has an end. */
@IntegrationTest
class WithoutAPhoneTest {

  private static final String CARD = "001199000001";
  private static final String PAGE = "/shipments/attestations";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private DeliverHome delivering;
  @Autowired private TakeOverParcel taking;
  @Autowired private SendDoorCode codes;
  @Autowired private JdbcClient jdbc;

  private Shipment original(Shipment shipment) {
    jdbc.sql("UPDATE post.shipment SET paper_class = 'ORIGINAL' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    return parcels.again(shipment);
  }

  @Test
  void anOriginalGoesAgainstCardSignatureAndPhotoWhereNoCodeCanCome() {
    goesWithoutACode(original(parcels.out(walk.filing().withoutPhone())));
  }

  /** A telephone on the wall hears no message. */
  @Test
  void whereOnlyALandlineIsKnownNoCodeIsWaitedFor() {
    goesWithoutACode(original(parcels.out(walk.filing().form("phone", "02438250001"))));
  }

  private void goesWithoutACode(Shipment shipment) {
    SignedIn postman = people.courier(Parcels.POINT);
    SentFile picture = OnTheWay.drawn();
    assertThat(people.signIn(postman).get("/shipments/" + shipment.id()).body())
        .contains("cần căn cước, chữ ký và ảnh");
    assertThatThrownBy(() -> codes.send(postman, shipment.id())).hasMessage("no-phone");
    assertThatThrownBy(
            () -> delivering.deliver(postman, shipment.id(), new Shown(null, CARD, picture, null)))
        .hasMessage("proof-not-enough");
    delivering.deliver(postman, shipment.id(), new Shown(null, CARD, picture, picture));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void codesThatAreUsedUpTakeNothingOffWhatAnOriginalNeedsAndTheCentreAttestsInstead() {
    Shipment shipment = original(parcels.out());
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    SentFile picture = OnTheWay.drawn();
    for (int i = 0; i < 5; i++) {
      codes.send(postman, shipment.id());
    }
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () -> delivering.deliver(postman, shipment.id(), new Shown("x", CARD, picture, null)))
          .isInstanceOf(Refused.class);
    }
    assertThatThrownBy(
            () ->
                delivering.deliver(postman, shipment.id(), new Shown(null, CARD, picture, picture)))
        .hasMessage("proof-not-enough");
    assertThat(people.signIn(postman).get("/shipments/" + shipment.id()).body())
        .contains("mã, căn cước và chữ ký", "hai người cùng xác nhận");
    Web one = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    Web other = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String own = PAGE + "/" + shipment.id();
    assertThat(one.get(PAGE).body()).contains(shipment.requireReference());
    one.form(own + "/proposals", Map.of("basis", "VISITED", "note", "Đã hỏi thử"));
    assertThat(other.form(own + "/answers", Map.of("agrees", "true")).statusCode()).isEqualTo(302);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void whoeverIsSentForAnOriginalShowsTheirOwnCard() {
    Shipment shipment = original(parcels.out());
    SignedIn postman = people.courier(Parcels.POINT);
    SentFile picture = OnTheWay.drawn();
    String code = parcels.codeOf(shipment);
    Proxy sent = new Proxy("Trần Mẫu", picture);
    assertThatThrownBy(
            () ->
                delivering.deliver(
                    postman, shipment.id(), new Shown(code, null, picture, null, null, sent)))
        .hasMessage("proof-not-enough");
    assertThatThrownBy(
            () ->
                delivering.deliver(
                    postman, shipment.id(), new Shown(code, "12", picture, null, null, sent)))
        .hasMessage("card-malformed");
    delivering.deliver(
        postman, shipment.id(), new Shown(code, "001199000009", picture, null, null, sent));
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/shipments/" + shipment.id() + "/proof")
                .body())
        .contains("Trần Mẫu, 001199000009");
  }

  @Test
  void twoPeopleOfTheCentreAttestWhatOnlyTheCarrierSays() {
    Shipment shipment = parcels.out(walk.filing().withoutPhone());
    parcels.move();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED_REPORTED);
    Web one = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    Web other = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String own = PAGE + "/" + shipment.id();
    assertThat(one.get(PAGE).body()).contains(shipment.requireReference());
    assertThat(one.form(own + "/answers", Map.of("agrees", "true")).statusCode()).isEqualTo(409);
    assertThat(one.form(own + "/proposals", Map.of("note", "Đã hỏi")).statusCode()).isEqualTo(422);
    assertThat(one.form(own + "/proposals", Map.of("basis", "VISITED", "note", " ")).statusCode())
        .isEqualTo(422);
    String note = "Bà Thử Nghiệm nói đã nhận thử";
    Map<String, String> said = Map.of("basis", "VISITED", "note", note);
    assertThat(one.form(own + "/proposals", said).statusCode()).isEqualTo(302);
    assertThat(one.form(own + "/proposals", said).statusCode()).isEqualTo(409);
    assertThat(one.form(own + "/answers", Map.of("agrees", "true")).statusCode())
        .as("the same person")
        .isEqualTo(409);
    assertThat(other.get(PAGE).body()).contains(note, "Tôi đã hỏi lại");
    assertThat(other.form(own + "/answers", Map.of("agrees", "true")).statusCode()).isEqualTo(302);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
    assertThat(other.get("/shipments/" + shipment.id() + "/proof").body())
        .contains("Hai người của Trung tâm", "Đến tận nhà");
    assertThat(acts(shipment))
        .contains(
            "shipment-attestation-proposed",
            "shipment-attestation-confirmed",
            "shipment-delivered");
    assertThat(acts(shipment)).doesNotContain(note);
  }

  @Test
  void whereTheCitizenSaysNoNothingIsProvedAndItCanBeAskedAgain() {
    Shipment shipment = parcels.out(walk.filing().withoutPhone());
    parcels.move();
    Web one = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    Web other = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String api = "/api/v1" + PAGE;
    String own = api + "/" + shipment.id();
    String said = "{\"basis\": \"CALLED\", \"note\": \"Nói đã nhận\"}";
    assertThat(one.post(own + "/proposals", said).statusCode()).isEqualTo(204);
    assertThat(other.get(api).body()).contains(shipment.requireReference(), "Nói đã nhận");
    assertThat(other.post(own + "/answers", "{}").body()).contains("required", "/agrees");
    assertThat(other.post(own + "/answers", "{\"agrees\": false}").statusCode()).isEqualTo(204);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED_REPORTED);
    assertThat(other.post(own + "/proposals", said).statusCode()).isEqualTo(204);
  }

  private List<String> acts(Shipment shipment) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "shipment/" + shipment.id())
        .query((rs, n) -> rs.getString("act"))
        .list();
  }
}
