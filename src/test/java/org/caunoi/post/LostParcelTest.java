package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossCase;
import org.caunoi.custody.MakeAgain;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.Remake.Way;
import org.caunoi.dossier.ReissueResult;
import org.caunoi.exchange.Now;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A result is lost on its way home: it is made again, sent again, and may turn up after all. */
@IntegrationTest
class LostParcelTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReissueResult reissuing;
  @Autowired private ReadPostage postage;
  @Autowired private ReadStrange strange;
  @Autowired private SettleStrange settling;
  @Autowired private DeliverHome delivering;
  @Autowired private Shipments shipments;
  @Autowired private Now now;
  @Autowired private JdbcClient jdbc;

  private Shipment newest(Shipment shipment) {
    return shipments.ofDossier(shipment.dossierCode()).orElseThrow();
  }

  private void lose(Shipment shipment) {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    losses.suspect(centre, shipment.requireReference());
    losses.declare(centre, shipment.requireReference());
  }

  private void reissue(Shipment shipment) {
    reissuing.reissue(
        people.officer(Role.SIGNER, null),
        shipment.dossierCode(),
        null,
        "02/LAI",
        "Thất lạc trên đường",
        walk.document(walk.authority()));
  }

  private void makeAgain(Shipment shipment) {
    making.make(
        people.officer(Role.CENTRE_CONTROL, null),
        shipment.requireReference(),
        Way.ISSUED_AGAIN,
        "02/LAI");
  }

  private Shipment packedInstead(Shipment lost) {
    Shipment next = newest(lost);
    HttpResponse<String> packed =
        people
            .signIn(parcels.desk())
            .form("/shipments/" + next.id() + "/dispatches", Map.of("seal", OnTheWay.seal()));
    assertThat(packed.statusCode()).as(packed.body()).isEqualTo(302);
    return parcels.again(next);
  }

  @Test
  void whatIsLostFreesItsPostageAndTheResultGoesHomeInAnotherParcel() {
    Shipment lost = parcels.out();
    lose(lost);
    assertThat(parcels.again(lost).state()).isEqualTo(Step.LOST);
    assertThat(postage.of(lost.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
    assertThat(newest(lost).id()).as("nothing to send yet").isEqualTo(lost.id());
    reissue(lost);
    makeAgain(lost);
    assertThat(shipments.allOf(lost.dossierCode())).as("planned once").hasSize(2);
    Shipment next = packedInstead(lost);
    assertThat(next.id()).isNotEqualTo(lost.id());
    assertThat(postage.of(next.id()).orElseThrow().state()).isEqualTo(Postage.State.RESERVED);
    now.tell(next.dossierCode());
    for (int i = 0; i < 5; i++) {
      parcels.move();
    }
    assertThat(parcels.again(next).state()).isEqualTo(Step.OUT);
    delivering.deliver(
        people.courier(Parcels.POINT),
        next.id(),
        new Shown(parcels.codeOf(next), null, null, null));
    assertThat(parcels.again(next).state()).isEqualTo(Step.DELIVERED);
    assertThat(parcels.again(lost).state()).isEqualTo(Step.LOST);
  }

  @Test
  void whatIsFoundBeforeTheOtherLeftGoesOnAndTheOtherIsCalledOff() {
    Shipment lost = parcels.out();
    lose(lost);
    reissue(lost);
    makeAgain(lost);
    Shipment next = parcels.packedBy(parcels.desk(), newest(lost));
    SignedIn postman = people.courier(Parcels.POINT);
    losses.found(postman, lost.requireReference());
    assertThat(parcels.again(next).state()).isEqualTo(Step.CANCELLED);
    assertThat(postage.of(next.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
    assertThat(told(next)).as("the carrier need not come").contains(CarrierOrders.CANCEL);
    assertThat(newest(lost).id()).as("what counts").isEqualTo(lost.id());
    assertThat(parcels.again(lost).state()).isIn(Step.IN_TRANSIT, Step.OUT);
    Web web = people.signIn(postman);
    assertThat(web.get("/shipments/" + lost.id()).body()).contains("/deliveries");
    delivering.deliver(postman, lost.id(), new Shown(parcels.codeOf(lost), null, null, null));
    assertThat(parcels.again(lost).state()).isEqualTo(Step.DELIVERED);
    assertThat(postage.of(lost.id()).orElseThrow().state()).isEqualTo(Postage.State.POSTED);
  }

  @Test
  void whatIsFoundAfterTheOtherLeftGoesOnAndAPersonRingsTheCarrierUp() {
    Shipment lost = parcels.out();
    lose(lost);
    makeAgain(lost);
    Shipment next = parcels.packedBy(parcels.desk(), newest(lost));
    now.tell(next.dossierCode());
    parcels.move();
    parcels.move();
    assertThat(parcels.again(next).booking()).isEqualTo(Booking.TAKEN);
    SignedIn desk = parcels.desk();
    losses.found(desk, lost.requireReference());
    assertThat(parcels.again(next).state()).isEqualTo(Step.RETURNING);
    assertThat(strange.open(10_000))
        .anyMatch(one -> one.kind() == Kind.RING_UP && next.id().equals(one.shipment()));
    assertThat(parcels.again(lost).state())
        .as("the desk has it in hand, to be packed anew")
        .isEqualTo(Step.RETURNED);
    assertThatThrownBy(
            () ->
                delivering.deliver(
                    people.courier(Parcels.POINT), next.id(), new Shown("1", null, null, null)))
        .hasMessage("called-back");
    assertThat(
            jdbc.sql(
                    "SELECT kind FROM notification.message WHERE dossier_code = :code AND channel ="
                        + " 'SMS'")
                .param("code", lost.dossierCode())
                .query(String.class)
                .list())
        .as("told that the first was found, not that something could not be delivered")
        .contains("PAPERS_FOUND_AND_REVOKED")
        .doesNotContain("PARCEL_GOES_BACK");
    HttpResponse<String> packed =
        people
            .signIn(desk)
            .form("/shipments/" + lost.id() + "/repackings", Map.of("seal", OnTheWay.seal()));
    assertThat(packed.statusCode()).as(packed.body()).isEqualTo(302);
    assertThat(newest(lost).id()).isNotIn(lost.id(), next.id());
  }

  @Test
  void whatIsFoundBeforeAnybodyNotedTheNewPaperComesBackAndTheNewOneGoesHome() {
    Shipment lost = parcels.out();
    lose(lost);
    reissue(lost);
    Shipment next = parcels.packedBy(parcels.desk(), newest(lost));
    comesBack(lost, next);
  }

  @Test
  void aNumberTypedWrongRevokesNothingAndWhatIsFoundComesBack() {
    Shipment lost = parcels.out();
    lose(lost);
    reissue(lost);
    making.make(
        people.officer(Role.CENTRE_CONTROL, null),
        lost.requireReference(),
        Way.ISSUED_AGAIN,
        "20/LAI");
    Shipment next = parcels.packedBy(parcels.desk(), newest(lost));
    comesBack(lost, next);
  }

  private void comesBack(Shipment lost, Shipment next) {
    SignedIn postman = people.courier(Parcels.POINT);
    losses.found(postman, lost.requireReference());
    assertThat(parcels.again(lost).state()).isEqualTo(Step.RETURNING);
    Shown code = new Shown(parcels.codeOf(lost), null, null, null);
    assertThatThrownBy(() -> delivering.deliver(postman, lost.id(), code))
        .hasMessage("called-back");
    assertThat(newest(lost).id()).isEqualTo(next.id());
    assertThat(parcels.again(next).state()).isEqualTo(next.state());
    assertThat(told(next)).doesNotContain(CarrierOrders.CANCEL);
    now.tell(next.dossierCode());
    for (int i = 0; i < 5; i++) {
      parcels.move();
    }
    delivering.deliver(postman, next.id(), new Shown(parcels.codeOf(next), null, null, null));
    assertThat(parcels.again(next).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void whatWasIssuedAgainBeforeItWasSoughtGoesOnOnceTheNewPaperIsRevoked() {
    Shipment lost = parcels.out();
    reissue(lost);
    lose(lost);
    makeAgain(lost);
    Shipment next = parcels.packedBy(parcels.desk(), newest(lost));
    SignedIn postman = people.courier(Parcels.POINT);
    losses.found(postman, lost.requireReference());
    assertThat(parcels.again(next).state()).isEqualTo(Step.CANCELLED);
    assertThat(newest(lost).id()).isEqualTo(lost.id());
    delivering.deliver(postman, lost.id(), new Shown(parcels.codeOf(lost), null, null, null));
    assertThat(parcels.again(lost).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void whatItsCarrierLostIsSearchedFor() {
    Shipment shipment = parcels.out();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    strange.open(10_000).stream()
        .filter(one -> shipment.id().equals(one.shipment()))
        .forEach(one -> settling.settle(centre, one.id(), null));
    people
        .nobody()
        .post("/api/v1/exchange/vnpost/" + parcels.house().path(), parcels.unknownStatus(shipment));
    now.processed();
    StrangeReport item =
        strange.open(10_000).stream()
            .filter(one -> shipment.id().equals(one.shipment()))
            .findFirst()
            .orElseThrow();
    settling.settle(centre, item.id(), Step.LOST);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.LOST);
    assertThat(
            jdbc.sql("SELECT loss FROM custody.unit WHERE number = :number")
                .param("number", shipment.requireReference())
                .query(String.class)
                .single())
        .isEqualTo("SUSPECTED");
    losses.declare(centre, shipment.requireReference());
    reissue(shipment);
    assertThat(newest(shipment).state()).isEqualTo(Step.PLANNED);
  }

  private List<String> told(Shipment shipment) {
    return jdbc.sql("SELECT kind FROM exchange.outbox WHERE reference = :reference")
        .param("reference", shipment.requireReference())
        .query((rs, n) -> rs.getString("kind"))
        .list();
  }
}
