package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.document.SentFile;
import org.caunoi.exchange.Now;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.Vice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is called off before it was fetched, what was lost on its way to us, and originals. */
@IntegrationTest
class CalledOffTest {

  private static final String CARD = "001199000001";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private CancelShipment cancelling;
  @Autowired private DeliverHome delivering;
  @Autowired private ReadPostage postage;
  @Autowired private Carriers carriers;
  @Autowired private Pulls pulls;
  @Autowired private List<CarrierMail> mail;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @AfterEach
  void behaveAgain() {
    twins.of("vnpost").behave(Manners.GOOD);
  }

  @Test
  void aParcelNobodyHasFetchedIsCalledOffOnItsPageAndTheCarrierForgetsIt() {
    Shipment shipment = parcels.booked();
    Web desk = people.signIn(parcels.desk());
    String page = "/shipments/" + shipment.id();
    assertThat(desk.get(page).body()).contains("Không gửi nữa");
    assertThat(desk.form(page + "/cancellations", Map.of()).statusCode()).isEqualTo(302);
    now.tell(shipment.dossierCode());
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CANCELLED);
    assertThat(
            jdbc.sql(
                    "SELECT state FROM exchange.outbox WHERE reference = :number AND kind ="
                        + " 'cancel-order'")
                .param("number", shipment.reference())
                .query(String.class)
                .single())
        .isEqualTo("SENT");
    parcels.move();
    assertThat(parcels.again(shipment).state())
        .as("the carrier says nothing more of it")
        .isEqualTo(Step.CANCELLED);
    assertThat(postage.of(shipment.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
    assertThat(desk.form(page + "/cancellations", Map.of()).statusCode()).isEqualTo(409);
  }

  @Test
  void whatTheCarrierHasFetchedIsNotCalledOff() {
    Shipment shipment = parcels.out();
    assertThatThrownBy(() -> cancelling.cancel(parcels.desk(), shipment.id()))
        .hasMessage("carrier-has-it");
  }

  @Test
  void eachNightTheCarrierIsAskedAboutWhatItsReportsDidNotReachUs() {
    Shipment shipment = parcels.booked();
    Twin twin = twins.of("vnpost");
    twin.behave(Manners.GOOD.with(Vice.MISSIGNED, 100));
    parcels.move();
    parcels.move();
    assertThat(parcels.again(shipment).state()).as("nobody believes them").isEqualTo(Step.BOOKED);
    Clock tomorrow = Clock.offset(clock, Duration.ofHours(25));
    AskCarriers asking = new AskCarriers(pulls, carriers, mail, transactions, tomorrow);
    asking.ask();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CARRIER_ACCEPTED);
    Pull night = night(tomorrow);
    assertThat(night.moved()).as("found out by asking").isBetween(1, night.asked());
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/shipments/exceptions")
                .body())
        .contains("Đêm hỏi bưu chính");
    long reports = reports(shipment);
    new AskCarriers(pulls, carriers, mail, transactions, Clock.offset(tomorrow, Duration.ofDays(1)))
        .ask();
    assertThat(reports(shipment)).as("the same answer again").isEqualTo(reports);
  }

  @Test
  void anOriginalNeedsCodeCardAndSignatureTogether() {
    Shipment shipment = parcels.out();
    jdbc.sql("UPDATE post.shipment SET paper_class = 'ORIGINAL' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    SignedIn postman = people.courier(Parcels.POINT);
    String code = parcels.codeOf(shipment);
    SentFile signed = OnTheWay.drawn();
    for (Shown less :
        List.of(
            new Shown(code, null, signed, null),
            new Shown(code, CARD, null, null),
            new Shown(null, CARD, signed, signed))) {
      assertThatThrownBy(() -> delivering.deliver(postman, shipment.id(), less))
          .hasMessage("proof-not-enough");
    }
    assertThatThrownBy(
            () ->
                delivering.deliver(
                    postman, shipment.id(), new Shown(code, "001199000009", signed, null)))
        .as("another person’s card")
        .hasMessage("wrong-person");
    delivering.deliver(postman, shipment.id(), new Shown(code, CARD, signed, null));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  private Pull night(Clock night) {
    return pulls.last().stream()
        .filter(one -> one.carrier().equals("vnpost"))
        .filter(one -> Duration.between(one.at(), night.instant()).abs().toMinutes() < 10)
        .findFirst()
        .orElseThrow();
  }

  private long reports(Shipment shipment) {
    return jdbc.sql("SELECT count(*) FROM post.report WHERE shipment_id = :id")
        .param("id", shipment.id())
        .query(Long.class)
        .single();
  }
}
