package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caunoi.custody.WayOfPapersTest.refused;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.SettleDispute.Outcome;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Papers nobody needs any more are destroyed by two people, and never too early. */
@IntegrationTest
class DestroyPapersTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private TakeInPapers taking;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;
  @Autowired private SettleDispute settling;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReadUnit reading;
  @Autowired private MayDestroy may;
  @Autowired private Events events;
  @Autowired private Projection projection;
  @Autowired private Custodians custodians;
  @Autowired private AuditLog audit;
  @Autowired private TellOfChanges telling;
  @Autowired private Nearness nearness;
  @Autowired private FollowTrips following;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private Team team;
  private Web mailRoom;
  private Web witness;

  @BeforeEach
  void people() {
    team = way.team();
    mailRoom = people.signIn(team.mailRoom());
    mailRoom.get("/custody");
    witness = people.signIn(team.witness());
    witness.get("/custody");
  }

  /** With the mail room, noted as damaged, and settled. */
  private String damaged() {
    Bag bag = way.opened(team, 1);
    String envelope = bag.envelopes().getFirst();
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), bag.envelopes());
    settling.settle(team.centre(), envelope, Outcome.EXPLAINED);
    return envelope;
  }

  private static String unit(String envelope) {
    return "/api/v1/custody/units/" + envelope;
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Web.json(answer);
  }

  private static void no(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains('"' + code + '"');
  }

  private String dossier(String envelope) {
    return jdbc.sql("SELECT dossier_code FROM custody.paper_set WHERE envelope = :envelope")
        .param("envelope", envelope)
        .query(String.class)
        .single();
  }

  @Test
  void damagedPapersAreDestroyedByTwoOnceTheyWereMadeAgain() {
    String envelope = damaged();
    String propose = unit(envelope) + "/destructions";
    String confirm = unit(envelope) + "/destruction-confirmations";
    String ground = "{\"ground\": \"DAMAGED\"}";
    no(mailRoom.post(propose, ground), 409, "dossier-not-finished");
    making.make(team.centre(), envelope, Way.BROUGHT_AGAIN, null);
    no(mailRoom.post(propose, "{}"), 422, "ground-choice-needed");
    no(mailRoom.post(propose, "{\"ground\": \"UNCLAIMED\"}"), 422, "not-unclaimed");
    no(witness.post(propose, ground), 409, "not-the-keeper");
    no(witness.post(confirm, "{}"), 409, "no-destruction-proposed");
    ok(mailRoom.post(propose, ground));
    no(mailRoom.post(propose, ground), 409, "destruction-proposed");
    refused("destruction-proposed", () -> hands.offer(team.mailRoom(), envelope, true));
    no(mailRoom.post(confirm, "{}"), 409, "second-signature-needed");
    no(witness.post(unit(envelope) + "/destruction-withdrawals", "{}"), 409, "not-the-proposer");
    ok(mailRoom.post(unit(envelope) + "/destruction-withdrawals", "{}"));
    no(witness.post(confirm, "{}"), 409, "no-destruction-proposed");
    ok(mailRoom.post(propose, ground));
    JsonNode destroyed = ok(witness.post(confirm, "{}"));
    assertThat(destroyed.path("phase").asString("")).isEqualTo("destroyed");
    no(mailRoom.post(propose, ground), 409, "unit-destroyed");
    refused("unit-destroyed", () -> losses.suspect(team.centre(), envelope));
    Web centre = people.signIn(team.centre());
    String told = centre.get("/api/v1/epcis/events?unit=" + envelope).body();
    assertThat(told).contains("\"action\":\"DELETE\",").contains("\"bizStep\":\"destroying\"");
    assertThat(
            jdbc.sql(
                    "SELECT act FROM audit.entry WHERE subject = :unit AND act <> 'custody-refused'"
                        + " ORDER BY at DESC, id DESC")
                .param("unit", "unit/" + envelope)
                .query(String.class)
                .list())
        .startsWith("custody-destroyed", "custody-destruction-proposed");
  }

  @Test
  void nothingIsDestroyedWhileALegalHoldIsOnNotEvenBetweenTheTwoSignatures() {
    String envelope = damaged();
    making.make(team.centre(), envelope, Way.BROUGHT_AGAIN, null);
    ok(mailRoom.post(unit(envelope) + "/destructions", "{\"ground\": \"DAMAGED\"}"));
    Web inspector = people.signIn(people.officer(Role.INSPECTOR, null));
    inspector.get("/legal-holds");
    assertThat(
            inspector
                .form("/legal-holds", Map.of("code", dossier(envelope), "why", "Thanh tra thử"))
                .statusCode())
        .isEqualTo(302);
    no(witness.post(unit(envelope) + "/destruction-confirmations", "{}"), 409, "legal-hold");
    UUID hold =
        jdbc.sql(
                """
                SELECT h.id FROM dossier.legal_hold h JOIN dossier.dossier d ON d.id = h.dossier_id WHERE d.code = :code
                """)
            .param("code", dossier(envelope))
            .query(UUID.class)
            .single();
    inspector.form("/legal-holds/" + hold + "/releases", Map.of());
    ok(witness.post(unit(envelope) + "/destruction-confirmations", "{}"));
  }

  @Test
  void whatNobodyCameForIsHeldFifteenDaysBefore() {
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    SignedIn colleague = people.clerk(OnTheWay.POINT);
    String code = walk.filing().by(team.clerk()).code();
    walk.issue(code);
    Papers papers =
        new Papers(
            List.of(new Counted("result", CopyKind.ORIGINAL, 1)),
            false,
            OnTheWay.seal(),
            null,
            true);
    String envelope = taking.take(desk, code, papers).envelope();
    hands.offer(desk, envelope, true);
    hands.accept(team.clerk(), envelope, null);
    in(
        Duration.ofDays(14),
        then ->
            refused("not-unclaimed", () -> then.propose(team.clerk(), envelope, Ground.UNCLAIMED)));
    in(Duration.ofDays(16), then -> then.propose(team.clerk(), envelope, Ground.UNCLAIMED));
    in(
        Duration.ofDays(16),
        then -> refused("unit-not-found", () -> then.confirm(team.witness(), "DE999999999VN")));
    in(
        Duration.ofDays(16),
        then -> refused("not-at-this-place", () -> then.confirm(team.witness(), envelope)));
    in(Duration.ofDays(16), then -> then.confirm(colleague, envelope));
    assertThat(reading.open(team.centre(), envelope).facts().phase()).isEqualTo(Phase.DESTROYED);
    assertThat(people.signIn(team.clerk()).get("/dossiers/" + code).body())
        .contains("Đã hủy, có hai người ký");
  }

  @Test
  void thePageShowsEachOfTheTwoWhatIsTheirs() {
    String envelope = damaged();
    making.make(team.centre(), envelope, Way.CERTIFIED_COPY, null);
    String page = "/custody/units/" + envelope;
    assertThat(mailRoom.get(page).body())
        .contains("Đề nghị hủy giấy tờ", "Hỏng, không dùng được nữa");
    assertThat(mailRoom.form(page + "/destructions", Map.of()).body())
        .contains("Hãy chọn vì sao hủy");
    assertThat(mailRoom.form(page + "/destructions", Map.of("ground", "DAMAGED")).statusCode())
        .isEqualTo(302);
    assertThat(mailRoom.get(page).body()).contains("Chờ người thứ hai ký hủy", "Không hủy nữa");
    assertThat(witness.get("/custody").body()).contains(page, "Chờ người thứ hai ký hủy");
    assertThat(witness.get(page).body()).contains("Ký hủy giấy tờ").doesNotContain("Không hủy nữa");
    assertThat(witness.form(page + "/destruction-confirmations", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(witness.get(page).body()).contains("Đã hủy");
  }

  private void in(Duration time, Consumer<DestroyPapers> act) {
    Clock later = Clock.offset(clock, time);
    Ledger ledger =
        new Ledger(
            jdbc, events, projection, custodians, audit, telling, nearness, following, later);
    DestroyPapers then = new DestroyPapers(ledger, may);
    transactions.executeWithoutResult(status -> act.accept(then));
  }
}
