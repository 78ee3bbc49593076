package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.WhoHeld;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.document.SentFile;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.SentCodes;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A paper result goes from the return desk to the citizen's hand, and what happens on the way. */
@IntegrationTest
class ResultHomeTest {

  private static final String CARD = "001199000001";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private DispatchResult dispatching;
  @Autowired private DeliverHome delivering;
  @Autowired private TakeOverParcel taking;
  @Autowired private NoteAttempt attempts;
  @Autowired private SendDoorCode codes;
  @Autowired private PrintLabel label;
  @Autowired private ReadShipments reading;
  @Autowired private ReadDossier dossiers;
  @Autowired private HandOver hands;
  @Autowired private WhoHeld holders;
  @Autowired private ReturnAtCounter counter;
  @Autowired private SentCodes sent;
  @Autowired private HandToCitizen handing;
  @Autowired private Shipments shipments;
  @Autowired private PaperTrail trail;
  @Autowired private ParcelTrail moves;
  @Autowired private JdbcClient jdbc;

  private SignedIn postman() {
    return people.courier(Parcels.POINT);
  }

  private static Shown code(String code) {
    return new Shown(code, null, null, null);
  }

  @Test
  void anIssuedResultForTheLetterBoxIsAShipmentAndOthersAreNot() {
    Shipment shipment = parcels.planned();
    assertThat(shipment.state()).isEqualTo(Step.PLANNED);
    assertThat(shipment.counter()).isEqualTo(Parcels.POINT);
    String electronic = walk.filing().returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(electronic);
    assertThat(shipments.ofDossier(electronic)).isEmpty();
  }

  @Test
  void goesHomeAgainstTheCodeAndTheDossierEnds() {
    Shipment shipment = parcels.out();
    assertThat(shipment.state()).isEqualTo(Step.OUT);
    assertThat(shipment.booking()).isEqualTo(Booking.TAKEN);
    assertThat(shipment.carrierReason()).isEqualTo("designated");
    SignedIn postman = postman();
    delivering.deliver(postman, shipment.id(), code(parcels.codeOf(shipment)));
    Shipment done = parcels.again(shipment);
    assertThat(done.state()).isEqualTo(Step.DELIVERED);
    assertThat(
            dossiers.facts(people.officer(Role.INTAKE_OFFICER, null), done.dossierCode()).state())
        .isEqualTo(DossierState.RETURNED);
    assertThat(holders.all(done.requireReference()).stream().map(Holder::name))
        .as("the desk, the carrier, the postman")
        .hasSize(3)
        .contains("Bưu điện Việt Nam", postman.displayName());
    refused("delivered-before", () -> delivering.deliver(postman, done.id(), code("1")));
    parcels.move();
    assertThat(parcels.again(done).state())
        .as("what the carrier says later")
        .isEqualTo(Step.DELIVERED);
    assertThat(parcels.again(done).conflict()).isFalse();
    assertThat(acts("shipment/" + done.id()))
        .containsExactly("shipment-dispatched", "shipment-given", "shipment-delivered");
    assertThat(acts("unit/" + done.requireReference()))
        .containsExactly(
            "custody-papers-sealed",
            "custody-offered",
            "custody-accepted",
            "custody-accepted",
            "custody-handed-to-citizen",
            "custody-refused");
  }

  @Test
  void theCarrierIsCalledWhenItTookTheOrderNotWhenTheResultWasThere() {
    Shipment booked = parcels.booked();
    assertThat(moves.moves(booked.dossierCode()))
        .filteredOn(move -> move.what().equals("booked"))
        .singleElement()
        .satisfies(move -> assertThat(move.at()).isAfter(booked.plannedAt()));
  }

  @Test
  void fiveWrongCodesLockAndTheCodeOfAnotherParcelIsWrong() {
    Shipment shipment = parcels.out();
    Shipment other = parcels.out();
    SignedIn postman = postman();
    String right = parcels.codeOf(shipment);
    fieldRefused(
        "wrong-code",
        () -> delivering.deliver(postman, shipment.id(), code(parcels.codeOf(other))));
    for (int i = 0; i < 4; i++) {
      fieldRefused(
          "wrong-code", () -> delivering.deliver(postman, shipment.id(), code(another(right))));
    }
    fieldRefused("code-locked", () -> delivering.deliver(postman, shipment.id(), code(right)));
    codes.send(postman, shipment.id());
    delivering.deliver(postman, shipment.id(), code(parcels.codeOf(shipment)));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void withoutACodeADecisionNeedsSignatureAndPhoto() {
    Shipment shipment = parcels.out();
    SignedIn postman = postman();
    SentFile picture = OnTheWay.drawn();
    refused(
        "proof-not-enough",
        () -> delivering.deliver(postman, shipment.id(), new Shown(null, null, picture, null)));
    fieldRefused(
        "wrong-person",
        () ->
            delivering.deliver(
                postman, shipment.id(), new Shown(null, "001199000009", picture, picture)));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.OUT);
    delivering.deliver(postman, shipment.id(), new Shown(null, CARD, picture, picture));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void theSecondVainAttemptHoldsItAtTheCounterWhereTheClerkHandsItOver() {
    Shipment shipment = parcels.out();
    SignedIn postman = postman();
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.ATTEMPT_FAILED);
    refused("not-out", () -> attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME));
    taking.take(postman, shipment.id(), null);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.OUT);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    Shipment held = parcels.again(shipment);
    assertThat(held.state()).isEqualTo(Step.PICKUP_WAITING);
    assertThat(held.holdUntil()).as("the postman still has it").isNull();
    SignedIn clerk = people.clerk(Parcels.POINT);
    String number = held.requireReference();
    refused("not-offered", () -> taking.take(clerk, held.id(), null));
    refused("not-offered", () -> delivering.deliver(clerk, held.id(), code(parcels.codeOf(held))));
    assertThat(holders.all(number).getLast().name()).isEqualTo(postman.displayName());
    hands.offer(postman, number, true);
    taking.take(clerk, held.id(), null);
    assertThat(giversAtTheCounter(number))
        .as("nobody gave but who did it themselves")
        .containsExactly(postman.accountId());
    assertThat(parcels.again(held).holdUntil()).isNotNull();
    assertThat(parcels.again(held).state()).isEqualTo(Step.PICKUP_WAITING);
    refused("already-yours", () -> taking.take(clerk, held.id(), null));
    delivering.deliver(clerk, held.id(), code(parcels.codeOf(held)));
    assertThat(parcels.again(held).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void packingIsDoneOnceAndTheDeskStaysLiableUntilTheCarriersScan() {
    Shipment shipment = parcels.planned();
    SignedIn desk = parcels.desk();
    fieldRefused("seal-needed", () -> dispatching.dispatch(desk, shipment.id(), "", null));
    assertThat(parcels.again(shipment).booking()).isEqualTo(Booking.NONE);
    String number = dispatching.dispatch(desk, shipment.id(), OnTheWay.seal(), null);
    refused(
        "packed-before", () -> dispatching.dispatch(desk, shipment.id(), OnTheWay.seal(), null));
    assertThat(holders.all(number).getLast().name()).isEqualTo(desk.displayName());
    byte[] pdf = label.print(desk, shipment.id());
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(reading.scanned(desk, number)).isPresent();
  }

  @Test
  void aCourierOfAnotherPointDoesNotGoRoundTheProofEither() {
    Shipment shipment = parcels.out();
    SignedIn postman = postman();
    taking.take(postman, shipment.id(), null);
    String number = shipment.requireReference();
    String unit = "/api/v1/custody/units/" + number;
    String shown =
        "{\"signature\": \"data:image/png;base64,%s\", \"personalId\": \"%s\", \"code\": \"000000\"}"
            .formatted(Base64.getEncoder().encodeToString(OnTheWay.signature()), CARD);
    Web stranger = people.signIn(people.clerk("HN-0002"));
    stranger.get("/custody");
    assertThat(stranger.post(unit + "/deliveries", shown).statusCode()).isEqualTo(404);
    hands.offer(postman, number, false);
    Web foreign = people.signIn(people.courier("HN-0002"));
    foreign.get("/custody");
    assertThat(foreign.post(unit + "/acceptances", "{}").statusCode()).isEqualTo(200);
    HttpResponse<String> handed = foreign.post(unit + "/deliveries", shown);
    assertThat(handed.statusCode()).isEqualTo(409);
    assertThat(handed.body()).contains("proof-elsewhere");
    assertThat(parcels.again(shipment).state()).isNotEqualTo(Step.DELIVERED);
  }

  /** Filed by a partner system: no clerk and no postman sees the dossier itself. */
  @Test
  void peopleOfTheCounterServeAParcelWhoseDossierTheyDoNotSee() {
    Shipment shipment = parcels.booked();
    SignedIn clerk = people.clerk(Parcels.POINT);
    Web web = people.signIn(clerk);
    String one = "/api/v1/shipments/" + shipment.id();
    assertThat(web.get("/api/v1/dossiers/" + shipment.dossierCode()).statusCode()).isEqualTo(404);
    assertThat(web.get("/shipments/" + shipment.id() + "/label").statusCode()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      parcels.move();
    }
    assertThat(web.post(one + "/codes", "{}").statusCode()).isEqualTo(200);
    Web postman = people.signIn(postman());
    assertThat(
            postman
                .post(one + "/deliveries", "{\"code\": \"%s\"}".formatted(parcels.codeOf(shipment)))
                .statusCode())
        .isEqualTo(200);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void aPlainSignatureAtTheCounterDoesNotGoRoundTheProof() {
    Shipment shipment = parcels.out();
    SignedIn clerk = people.clerk(Parcels.POINT);
    taking.take(clerk, shipment.id(), null);
    refused(
        "proof-elsewhere",
        () ->
            handing.hand(
                clerk,
                shipment.requireReference(),
                new HandToCitizen.Shown(OnTheWay.drawn(), CARD, null)));
    assertThat(parcels.again(shipment).state()).isNotEqualTo(Step.DELIVERED);
  }

  @Test
  void aResultFetchedAtTheCounterBeforeItIsPackedIsNotSent() {
    Shipment shipment = parcels.planned();
    SignedIn desk = parcels.desk();
    counter.sendCode(desk, shipment.dossierCode());
    counter.handOver(
        desk,
        shipment.dossierCode(),
        null,
        AtCounter.of(CARD, sent.codeOf(shipment.dossierCode())));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CANCELLED);
    assertThat(reading.underWay(desk).stream().map(Shipment::id)).doesNotContain(shipment.id());
  }

  @Test
  void aParcelOfAnotherCounterDoesNotExist() {
    Shipment shipment = parcels.booked();
    SignedIn stranger = people.courier("HN-0002");
    assertThat(reading.scanned(stranger, shipment.requireReference())).isEmpty();
    refused("shipment-not-found", () -> taking.take(stranger, shipment.id(), null));
    refused(
        "shipment-not-found", () -> delivering.deliver(stranger, shipment.id(), code("123456")));
  }

  @Test
  void ourScanOfWhatTheCarrierHadIsEnoughAndInventsNoGiver() {
    Shipment shipment = parcels.out();
    SignedIn postman = postman();
    taking.take(postman, shipment.id(), null);
    String number = shipment.requireReference();
    assertThat(giversAtTheCounter(number)).isEmpty();
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM custody.event WHERE unit = :unit AND kind ="
                        + " 'ScannedOver'")
                .param("unit", number)
                .query(Long.class)
                .single())
        .as("ours from the carrier; it answered the desk's offer")
        .isOne();
    SignedIn colleague = people.courier(Parcels.POINT);
    refused("not-offered", () -> taking.take(colleague, shipment.id(), null));
    hands.offer(postman, number, false);
    delivering.deliver(colleague, shipment.id(), code(parcels.codeOf(shipment)));
    assertThat(giversAtTheCounter(number)).containsExactly(postman.accountId());
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void theDeskIsLiableUntilItSaysThatItGaveItAndTheCarrierThatItHasIt() {
    Shipment given = parcels.booked();
    Shipment silent = parcels.booked();
    assertThat(steps(given)).doesNotContain(PaperTrail.Step.OFFERED);
    parcels.give(given);
    assertThat(steps(given)).as("told while nobody has answered").contains(PaperTrail.Step.OFFERED);
    parcels.move();
    assertThat(isWithCarrier(given)).as("it has only the order").isFalse();
    parcels.move();
    assertThat(parcels.again(given).state()).isEqualTo(Step.CARRIER_ACCEPTED);
    assertThat(isWithCarrier(given)).isTrue();
    assertThat(steps(given)).doesNotContain(PaperTrail.Step.OFFERED);
    assertThat(isWithCarrier(silent)).as("nobody said that they gave it").isFalse();
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(centre.get("/shipments/exceptions").body())
        .contains(silent.requireReference(), "chưa ghi là đã giao");
    parcels.give(silent);
    assertThat(isWithCarrier(silent)).as("both have said so").isTrue();
    assertThat(centre.get("/shipments/exceptions").body())
        .doesNotContain(silent.requireReference());
  }

  @Test
  void whoGaveAParcelToItsCarrierGivesItToNobodyElse() {
    SignedIn desk = parcels.desk();
    Shipment shipment = parcels.packedBy(desk);
    Web web = people.signIn(desk);
    String page = "/shipments/" + shipment.id();
    String offers = "custody/units/" + shipment.requireReference() + "/offers";
    assertThat(web.get(page).body()).contains("Giao cho người khác", "Tôi đã giao cho bưu chính");
    web.form(page + "/hand-overs", Map.of());
    assertThat(web.get(page).body())
        .contains("Đã giao cho bưu chính", "Rút lại")
        .doesNotContain("Giao cho người khác", "Tôi đã giao cho bưu chính");
    assertThat(web.post("/api/v1/" + offers, "{}").statusCode()).isEqualTo(409);
    assertThat(web.post("/api/v1/" + offers, "{}").body()).contains("offer-open");
    assertThat(web.form("/" + offers, Map.of()).body()).contains("đang chờ ký nhận");
    refused("offer-open", () -> hands.offer(desk, shipment.requireReference(), false));
  }

  private boolean isWithCarrier(Shipment shipment) {
    return Keepers.isCarrier(shipment, holders.all(shipment.requireReference()).getLast().person());
  }

  private List<PaperTrail.Step> steps(Shipment shipment) {
    return trail.of(shipment.dossierCode()).moves().stream().map(PaperTrail.Move::step).toList();
  }

  private List<UUID> giversAtTheCounter(String number) {
    return jdbc.sql(
            "SELECT by_id FROM custody.event WHERE unit = :unit AND kind = 'Offered' AND by_place ="
                + " :counter")
        .param("unit", number)
        .param("counter", Parcels.POINT)
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("by_id", UUID.class)))
        .list();
  }

  private List<String> acts(String subject) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at, id")
        .param("subject", subject)
        .query((rs, n) -> rs.getString("act"))
        .list();
  }

  private static String another(String code) {
    return code.charAt(0) == '0' ? "1" + code.substring(1) : "0" + code.substring(1);
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessage(code);
  }

  private static void fieldRefused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.errors().getFirst().code()).isEqualTo(code));
  }
}
