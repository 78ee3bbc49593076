package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DestroyPapers;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.demo.Twins;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReissueResult;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.SentCodes;
import org.caunoi.exchange.Now;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A result is issued again while the paper it replaces is somewhere on its way home. */
@IntegrationTest
class ReissuedOnItsWayTest {

  private static final String CARD = "001199000001";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private ReissueResult reissuing;
  @Autowired private ReturnAtCounter counter;
  @Autowired private SentCodes sent;
  @Autowired private DeliverHome delivering;
  @Autowired private AttestReceipt attesting;
  @Autowired private HandToCitizen handing;
  @Autowired private DestroyPapers destroying;
  @Autowired private ReadDossier dossiers;
  @Autowired private ReadStrange strange;
  @Autowired private Shipments shipments;
  @Autowired private HouseReports house;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void whatIsUnderWayIsAskedBackAndTheNewPaperGoesHomeInAnotherParcel() {
    Shipment old = parcels.out();
    reissue(old);
    assertThat(parcels.again(old).state()).isEqualTo(Step.RETURNING);
    assertThat(isToBeRungUp(old)).isTrue();
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/shipments/exceptions")
                .body())
        .contains("kết quả đã cấp lại");
    SignedIn postman = people.courier(Parcels.POINT);
    Shown code = new Shown(parcels.codeOf(old), null, null, null);
    assertThatThrownBy(() -> delivering.deliver(postman, old.id(), code)).hasMessage("called-back");
    assertThat(
            jdbc.sql("SELECT kind FROM notification.message WHERE dossier_code = :code")
                .param("code", old.dossierCode())
                .query(String.class)
                .list())
        .as("nothing went wrong at the door")
        .doesNotContain("PARCEL_GOES_BACK");
    Shipment next = parcels.packedBy(parcels.desk(), newest(old));
    assertThat(next.id()).isNotEqualTo(old.id());
    now.tell(next.dossierCode());
    for (int i = 0; i < 5; i++) {
      parcels.move();
    }
    delivering.deliver(postman, next.id(), new Shown(parcels.codeOf(next), null, null, null));
    assertThat(parcels.again(next).state()).isEqualTo(Step.DELIVERED);
    assertThat(state(old)).isEqualTo(DossierState.RETURNED);
  }

  @Test
  void anOldPaperThatIsDeliveredAllTheSameDoesNotEndTheDossier() {
    Shipment old = parcels.out();
    reissue(old);
    twins.of("vnpost").advance(clock.instant().plusSeconds(5));
    now.processed();
    assertThat(parcels.again(old).state()).isEqualTo(Step.DELIVERED_REPORTED);
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    attesting.propose(centre, old.id(), Basis.CALLED, "Đã gọi, đã nhận bản cũ");
    attesting.answer(people.officer(Role.CENTRE_CONTROL, null), old.id(), true);
    assertThat(parcels.again(old).state()).isEqualTo(Step.DELIVERED);
    assertThat(state(old)).isEqualTo(DossierState.DONE);
    assertThat(newest(old).state()).as("still to be sent").isEqualTo(Step.PLANNED);
  }

  @Test
  void noCodeIsSentForAnOldPaperThatIsBroughtAllTheSame() {
    Shipment old = parcels.booked();
    parcels.give(old);
    for (int i = 0; i < 3; i++) {
      parcels.move();
    }
    reissue(old);
    assertThat(parcels.again(old).state()).isEqualTo(Step.RETURNING);
    Instant begin = clock.instant();
    for (int i = 1; i <= 2; i++) {
      twins.of("vnpost").advance(begin.plusSeconds(5L * i));
      now.processed();
    }
    assertThat(parcels.again(old).state()).isEqualTo(Step.OUT);
    assertThat(parcels.hasCode(old)).isFalse();
  }

  @Test
  void whatNobodyHasFetchedIsCalledOffAndTheOldPaperIsDestroyedNotHandedOver() {
    SignedIn desk = parcels.desk();
    Shipment old = parcels.packedBy(desk);
    reissue(old);
    assertThat(parcels.again(old).state()).isEqualTo(Step.CANCELLED);
    assertThat(isToBeRungUp(old)).isFalse();
    Shipment next = parcels.packedBy(desk, newest(old));
    assertThat(next.booking()).isEqualTo(Booking.ASKED);
    String envelope = old.requireReference();
    assertThatThrownBy(
            () ->
                handing.hand(desk, envelope, new HandToCitizen.Shown(OnTheWay.drawn(), CARD, null)))
        .hasMessage("proof-elsewhere");
    destroying.propose(desk, envelope, Ground.UNCLAIMED);
    destroying.confirm(parcels.desk(), envelope);
    assertThat(
            jdbc.sql("SELECT phase FROM custody.unit WHERE number = :number")
                .param("number", envelope)
                .query(String.class)
                .single())
        .isEqualTo("DESTROYED");
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNING", "RETURNED", "DELIVERED_REPORTED"})
  void whatIsBackOrOverStaysAsItIsAndTheNewPaperGoesHomeInAnotherParcel(Step step) {
    Shipment old = parcels.out();
    transactions.executeWithoutResult(
        status -> house.correct(shipments.lock(old.id()).orElseThrow(), step));
    reissue(old);
    assertThat(parcels.again(old).state()).isEqualTo(step);
    assertThat(parcels.again(old).recalled()).isTrue();
    assertThat(isToBeRungUp(old)).isFalse();
    assertThat(newest(old).state()).isEqualTo(Step.PLANNED);
  }

  @Test
  void whatIsNotPackedYetTakesTheNewPaper() {
    Shipment planned = parcels.planned();
    reissue(planned);
    assertThat(shipments.allOf(planned.dossierCode())).hasSize(1);
    assertThat(parcels.again(planned).recalled()).isFalse();
  }

  @Test
  void whatWasFetchedAtTheCounterIsSentOnceItIsIssuedAgain() {
    Shipment planned = parcels.planned();
    SignedIn desk = parcels.desk();
    String code = planned.dossierCode();
    counter.sendCode(desk, code);
    counter.handOver(desk, code, null, AtCounter.of(CARD, sent.codeOf(code)));
    assertThat(parcels.again(planned).state()).isEqualTo(Step.CANCELLED);
    reissue(planned);
    assertThat(newest(planned).state()).isEqualTo(Step.PLANNED);
  }

  private void reissue(Shipment shipment) {
    reissuing.reissue(
        people.officer(Role.SIGNER, null),
        shipment.dossierCode(),
        null,
        "02/LAI",
        "Sai năm sinh",
        walk.document(walk.authority()));
  }

  private Shipment newest(Shipment shipment) {
    return shipments.ofDossier(shipment.dossierCode()).orElseThrow();
  }

  private DossierState state(Shipment shipment) {
    return dossiers
        .facts(people.officer(Role.INTAKE_OFFICER, null), shipment.dossierCode())
        .state();
  }

  private boolean isToBeRungUp(Shipment shipment) {
    return strange.open(10_000).stream()
        .anyMatch(one -> one.kind() == Kind.RING_UP && shipment.id().equals(one.shipment()));
  }
}
