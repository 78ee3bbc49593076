package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.post.DeliverHome;
import org.caunoi.post.Parcels;
import org.caunoi.post.Shipment;
import org.caunoi.post.Shown;
import org.caunoi.post.money.Postage.State;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The postage of one result, from the desk to the citizen's page and the carrier's statement. */
@IntegrationTest
class PostageOfAResultTest {

  private static final String RULE = "online-2026";

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private GrantBudget granting;
  @Autowired private ReadPostage reading;
  @Autowired private ImportStatement importing;
  @Autowired private AcknowledgeStatement acknowledging;
  @Autowired private NoteBeneficiary noting;
  @Autowired private DeliverHome delivering;
  @Autowired private TrackDossier tracking;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private void grant() {
    int year = VietnamTime.day(clock.instant()).getYear();
    UUID id = granting.propose(people.officer(Role.CENTRE_CONTROL, null), RULE, year, 10_000_000);
    granting.confirm(people.officer(Role.CENTRE_CONTROL, null), id);
  }

  private State state(Shipment shipment) {
    return reading.of(shipment.id()).orElseThrow().state();
  }

  @Test
  void aQuoteNamesTheFieldThatIsWrong() {
    Web web = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    String quote = "/api/v1/postage/quote?carrier=";
    assertThat(web.get(quote + "vnpost&grams=500").body()).contains("\"price\":30500");
    HttpResponse<String> strange = web.get(quote + "chim-bo-cau");
    assertThat(strange.statusCode()).isEqualTo(422);
    assertThat(strange.body()).contains("unknown-option", "/carrier");
    assertThat(web.get(quote + "vnpost&grams=99999").body()).contains("no-tariff", "/grams");
    assertThat(web.get(quote + "vnpost&grams=0").body()).contains("no-tariff", "/grams");
  }

  @Test
  void theCitizenReadsThatNothingIsToBePaidAndWhy() {
    grant();
    Shipment shipment = parcels.packed();
    String code = shipment.dossierCode();
    String key = tracking.keyFor(code, "0001", "127.0.0.1");
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + key).body())
        .contains("Cước phải trả: 0 đồng", "nộp trực tuyến", "chờ cơ quan có thẩm quyền xác nhận");
    Web desk = people.signIn(parcels.desk());
    assertThat(desk.get("/shipments/" + shipment.id()).body())
        .contains("Cước 26.000 đồng, người nhận trả 0 đồng");
  }

  @Test
  void theProofMakesItOwedAndAStatementIsPaidOnlyByASecondPerson() {
    grant();
    Shipment shipment = parcels.out();
    assertThat(state(shipment)).isEqualTo(State.RESERVED);
    SignedIn postman = people.courier("HN-0001");
    delivering.deliver(
        postman, shipment.id(), new Shown(parcels.codeOf(shipment), null, null, null));
    assertThat(state(shipment)).isEqualTo(State.POSTED);
    String content =
        "number,day,payer,amount\n%s,%s,city,26000\n"
            .formatted(parcels.again(shipment).carrierNumber(), VietnamTime.day(clock.instant()));
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    UUID statement = importing.take(centre, "vnpost", Parcels.statement(content));
    assertThatThrownBy(() -> acknowledging.acknowledge(centre, statement))
        .hasMessage("second-person-needed");
    assertThatThrownBy(() -> importing.take(centre, "vnpost", Parcels.statement(content)))
        .hasMessage("statement-known");
    UUID again = importing.take(centre, "vnpost", Parcels.statement(content + "\n"));
    SignedIn second = people.officer(Role.CENTRE_CONTROL, null);
    assertThat(acknowledging.acknowledge(second, statement)).isEqualTo(1);
    assertThatThrownBy(() -> acknowledging.acknowledge(second, again))
        .as("both were brought before either was acknowledged")
        .isInstanceOf(Refused.class)
        .hasMessage("nothing-to-acknowledge");
  }

  @Test
  void aBudgetWantsTwoPeopleAndOnlyTheCentreHasAHandInIt() {
    SignedIn one = people.officer(Role.CENTRE_CONTROL, null);
    int year = VietnamTime.day(clock.instant()).getYear();
    UUID id = granting.propose(one, RULE, year, 1_000);
    assertThatThrownBy(() -> granting.confirm(one, id)).hasMessage("second-person-needed");
    Web mailRoom = people.signIn(people.officer(Role.MAIL_ROOM, null));
    assertThat(mailRoom.post("/api/v1/postage/grants/" + id + "/confirmations", "{}").statusCode())
        .isEqualTo(403);
    Web other = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(other.get("/postage").body()).contains("Chờ người thứ hai xác nhận");
    assertThat(other.form("/postage/grants/" + id + "/confirmations", Map.of()).statusCode())
        .isEqualTo(302);
    assertThatThrownBy(() -> granting.confirm(one, id)).hasMessage("grant-not-waiting");
    for (String amount : new String[] {"", "0", "-1", "1,5", "9".repeat(14)}) {
      assertThat(
              other
                  .form("/postage/grants", Map.of("programme", RULE, "amount", amount))
                  .statusCode())
          .as(amount)
          .isEqualTo(422);
    }
  }

  @Test
  void aClerkNotesOnceWhoIsSupported() {
    Shipment shipment = parcels.planned();
    SignedIn desk = parcels.desk();
    Web web = people.signIn(desk);
    String page = "/dossiers/" + shipment.dossierCode() + "/postage";
    assertThat(web.get(page).body()).contains("Ai trả cước", "Người có công");
    assertThat(web.form(page, Map.of()).statusCode()).isEqualTo(422);
    assertThat(web.form(page, Map.of("group", "MERIT")).statusCode()).isEqualTo(302);
    assertThatThrownBy(
            () -> noting.note(desk, shipment.dossierCode(), Beneficiary.SOCIAL_PROTECTION))
        .hasMessage("beneficiary-noted");
  }

  @Test
  void nothingOfAWrongStatementIsStored() {
    long before = statements();
    Web web = people.signIn(people.officer(Role.MAIL_ROOM, null));
    var answer =
        web.post(
            "/api/v1/postage/statements",
            "{\"carrier\": \"vnpost\", \"content\": \"number,day,payer,amount\\n"
                + "DE1234,2026-11-30,city,1\\n"
                + "DE1234,x,city,1\\n"
                + "\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Web.json(answer).at("/errors/0/pointer").asString()).isEqualTo("/lines/3/day");
    assertThat(statements()).isEqualTo(before);
  }

  @Test
  void entriesOfMoneyAreNeverChangedAndAlwaysAddUp() {
    grant();
    parcels.packed();
    assertThatThrownBy(() -> jdbc.sql("UPDATE post.money_entry SET amount = 1").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM post.money_entry").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        INSERT INTO post.money_entry (id, movement, kind, account, year, amount, at)
                        VALUES (gen_random_uuid(), gen_random_uuid(), 'GRANT', 'CITY', 2026, 1, now())
                        """)
                    .update())
        .hasMessageContaining("adds up to nothing");
  }

  private long statements() {
    return jdbc.sql("SELECT count(*) FROM post.statement").query(Long.class).single();
  }
}
