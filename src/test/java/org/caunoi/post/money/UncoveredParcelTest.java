package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.post.Parcels;
import org.caunoi.post.Shipment;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage.State;
import org.caunoi.post.money.Uncovered.Payer;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A parcel that came home when its money was already another's. */
@IntegrationTest
class UncoveredParcelTest {

  private static final long PRICE = 26_000;
  private static final String PATH = "/api/v1/postage/uncovered/";

  @Autowired private ManyParcels parcels;
  @Autowired private People people;
  @Autowired private Budgets budgets;
  @Autowired private Postages postages;
  @Autowired private MoneyLedger ledger;
  @Autowired private SupportClaims claims;
  @Autowired private FollowPostage following;
  @Autowired private ReadPostage reading;
  @Autowired private ImportStatement importing;
  @Autowired private SettleUncovered settling;
  @Autowired private TransactionTemplate transactions;
  @Autowired private AuditLog audit;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final String programme = "uncovered-" + Long.toString(System.nanoTime(), 36);
  private int year;
  private Shipment shipment;
  private Web first;
  private Web second;

  /** Money for one: the first parcel seems to go back, the second takes it, the first arrives. */
  @BeforeEach
  void uncovered() {
    year = VietnamTime.day(clock.instant()).getYear();
    grant(PRICE);
    List<Shipment> two = parcels.make(2);
    shipment = two.getFirst();
    reserve(shipment);
    move(shipment, Step.RETURNED);
    reserve(two.getLast());
    move(shipment, Step.DELIVERED);
    assertThat(state()).isEqualTo(State.UNFUNDED);
    first = opened(Role.CENTRE_CONTROL, null);
    second = opened(Role.CENTRE_CONTROL, null);
  }

  private Web opened(Role role, @Nullable String authority) {
    Web web = people.signIn(people.officer(role, authority));
    web.get("/postage");
    return web;
  }

  private void grant(long amount) {
    GrantBudget granting = new GrantBudget(jdbc, rules(), budgets, ledger, audit, clock);
    transactions.executeWithoutResult(
        status -> {
          UUID id =
              granting.propose(people.officer(Role.CENTRE_CONTROL, null), programme, year, amount);
          granting.confirm(people.officer(Role.CENTRE_CONTROL, null), id);
        });
  }

  private PostageRules rules() {
    LocalDate from = LocalDate.of(2020, 1, 1);
    return new PostageRules(
        List.of(new Tariff("vnpost", from, 500, PRICE, true)),
        List.of(new PayRule(programme, from, null, List.of(), List.of(), null, true)));
  }

  private void reserve(Shipment one) {
    ReservePostage reserving =
        new ReservePostage(
            new QuotePostage(rules(), clock), claims, budgets, postages, ledger, clock);
    transactions.executeWithoutResult(
        status -> reserving.reserve(one, "vnpost", 100, SubmissionChannel.ONLINE));
  }

  private void move(Shipment one, Step step) {
    transactions.executeWithoutResult(
        status -> following.moved(ManyParcels.to(one, step, clock.instant())));
  }

  private State state() {
    return postages.of(shipment.id()).orElseThrow().state();
  }

  private static void said(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  private String toCity() {
    return "{\"payer\": \"CITY\", \"programme\": \"%s\", \"year\": %d}".formatted(programme, year);
  }

  @Test
  void aBudgetThatHasMoneyAgainPaysItWhenTwoPeopleSaySo() {
    String one = PATH + shipment.id();
    said(first.post(one + "/acknowledgements", "{}"), 409, "nothing-to-acknowledge");
    said(first.post(one + "/proposals", "{}"), 422, "/payer");
    said(
        first.post(
            one + "/proposals", "{\"payer\": \"CITY\", \"programme\": \"none\", \"year\": 2026}"),
        422,
        "/programme");
    said(first.post(one + "/proposals", toCity()), 204, "");
    said(first.post(one + "/acknowledgements", "{}"), 409, "second-person-needed");
    said(second.post(one + "/acknowledgements", "{}"), 409, "budget-too-small");
    assertThat(state()).isEqualTo(State.UNFUNDED);
    grant(PRICE);
    said(second.post(one + "/acknowledgements", "{}"), 204, "");
    assertThat(state()).isEqualTo(State.POSTED);
    Budget budget =
        budgets.all().stream()
            .filter(b -> b.programme().equals(programme))
            .findFirst()
            .orElseThrow();
    assertThat(List.of(budget.available(), budget.reserved(), budget.spent()))
        .containsExactly(0L, PRICE, PRICE);
    assertThat(owed()).isEqualTo(PRICE);
    said(second.post(one + "/acknowledgements", "{}"), 404, "nothing-uncovered");
    assertThat(first.get("/api/v1/postage/uncovered").body())
        .doesNotContain(shipment.id().toString());
  }

  @Test
  void theCarrierBearsWhatItHadReportedAsGoingBackAndTheCitizenNeverPays() {
    assertThat(first.get("/postage/uncovered").body())
        .contains("Bưu phẩm chưa có nguồn trả cước", shipment.reference());
    String one = "/postage/uncovered/" + shipment.id();
    assertThat(first.form(one + "/proposals", Map.of()).statusCode()).isEqualTo(422);
    assertThat(first.form(one + "/proposals", Map.of("payer", "carrier")).statusCode())
        .isEqualTo(302);
    assertThat(first.form(one + "/acknowledgements", Map.of()).body()).contains("người thứ hai");
    assertThat(second.get("/postage/uncovered").body()).contains("bưu chính tự chịu");
    assertThat(second.form(one + "/acknowledgements", Map.of()).statusCode()).isEqualTo(302);
    assertThat(state()).isEqualTo(State.WAIVED);
    assertThat(owed()).isZero();
    assertThat(reading.of(shipment.id()).orElseThrow().citizen()).isZero();
  }

  @Test
  void aMailRoomSettlesOnlyWithCarriersItWorksWithAndDecidesNothingHere() {
    SignedIn own = people.officer(Role.MAIL_ROOM, shipment.authority());
    SignedIn stranger = people.officer(Role.MAIL_ROOM, "000.99.99.H26");
    String csv =
        "number,day,payer,amount\n"
            + shipment.reference()
            + ","
            + VietnamTime.day(clock.instant())
            + ",city,26000\n";
    assertThat(importing.take(own, "vnpost", Parcels.statement(csv + "\n"))).isNotNull();
    Web web = people.signIn(stranger);
    web.get("/postage");
    said(
        web.post(
            "/api/v1/postage/statements",
            "{\"carrier\": \"vnpost\", \"content\": \"%s\"}".formatted(csv.replace("\n", "\\n"))),
        422,
        "carrier-not-yours");
    assertThat(web.post(PATH + shipment.id() + "/proposals", toCity()).statusCode()).isEqualTo(403);
    assertThat(web.get("/api/v1/postage/uncovered").body())
        .as("parcels of another authority")
        .isEqualTo("[]");
    assertThat(web.get("/api/v1/postage/statements").body())
        .as("of a carrier it does not work with")
        .contains("\"items\":[]");
    assertThat(people.signIn(own).get("/api/v1/postage/uncovered").body())
        .contains(shipment.id().toString());
  }

  @Test
  void aProposalReplacedWhileAnotherAcknowledgesIsNotActedOn() throws Exception {
    settling.propose(centre(), shipment.id(), Payer.CARRIER, null, null);
    SignedIn late = centre();
    CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
    transactions.executeWithoutResult(
        status -> {
          settling.propose(late, shipment.id(), Payer.CITY, programme, year);
          acknowledged.completeAsync(
              () -> {
                settling.acknowledge(late, shipment.id());
                return true;
              });
          await().during(300, TimeUnit.MILLISECONDS).until(() -> !acknowledged.isDone());
        });
    assertThatThrownBy(() -> acknowledged.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("second-person-needed");
    assertThat(state()).isEqualTo(State.UNFUNDED);
  }

  private SignedIn centre() {
    return people.officer(Role.CENTRE_CONTROL, null);
  }

  private long owed() {
    return jdbc.sql(
            "SELECT coalesce(sum(amount), 0) FROM post.money_entry WHERE shipment_id = :id AND"
                + " account = 'OWED'")
        .param("id", shipment.id())
        .query(Long.class)
        .single();
  }
}
