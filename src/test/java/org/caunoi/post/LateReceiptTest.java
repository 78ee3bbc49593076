package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.post.money.AcknowledgeStatement;
import org.caunoi.post.money.CollectAtDoor;
import org.caunoi.post.money.DepositCollected;
import org.caunoi.post.money.ImportStatement;
import org.caunoi.post.money.PayBack;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.post.money.SettleUncovered;
import org.caunoi.post.money.Uncovered.Payer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A postman notes what they took at the door after its carrier has stated it, or after it is
 * nobody's to pay any more: no đồng is booked twice, and none stays without a way out.
 */
@IntegrationTest
class LateReceiptTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private DeliverHome delivering;
  @Autowired private CollectAtDoor collecting;
  @Autowired private DepositCollected deposits;
  @Autowired private ImportStatement importing;
  @Autowired private AcknowledgeStatement acknowledging;
  @Autowired private SettleUncovered uncovered;
  @Autowired private PayBack paying;
  @Autowired private ReadPostage postage;
  @Autowired private LockWaits waiting;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  private SignedIn postman;

  @BeforeEach
  void aPostman() {
    postman = people.courier(Parcels.POINT);
  }

  private SignedIn centre() {
    return people.officer(Role.CENTRE_CONTROL, null);
  }

  private Shipment inHand() {
    Shipment shipment = parcels.out();
    taking.take(postman, shipment.id(), null);
    return shipment;
  }

  private void deliver(Shipment shipment) {
    delivering.deliver(
        postman, shipment.id(), new Shown(parcels.codeOf(shipment), null, null, null));
  }

  private Shipment deliveredWhileTheCitizenOwesAll() {
    Shipment shipment = inHand();
    jdbc.sql(
            """
            UPDATE post.postage SET citizen_share = price, city_share = 0, programme = NULL WHERE shipment_id = :id
            """)
        .param("id", shipment.id())
        .update();
    deliver(shipment);
    return shipment;
  }

  /** A part is the citizen's; the rest was released and no budget has it any more. */
  private Shipment inHandAndUncovered() {
    Shipment shipment = inHand();
    String programme = "late-" + Long.toString(System.nanoTime(), 36);
    jdbc.sql(
            """
            INSERT INTO post.budget (programme, year, granted, available, reserved, spent) VALUES (:programme, 2026, 0, 0, 0, 0)
            """)
        .param("programme", programme)
        .update();
    jdbc.sql(
            """
            UPDATE post.postage SET citizen_share = 4500, city_share = price - 4500, programme = :programme, year = 2026,
                state = 'RELEASED'
            WHERE shipment_id = :id
            """)
        .param("programme", programme)
        .param("id", shipment.id())
        .update();
    return shipment;
  }

  private void borneByTheCarrier(Shipment shipment) {
    assertThat(state(shipment)).isEqualTo(Postage.State.UNFUNDED);
    uncovered.propose(centre(), shipment.id(), Payer.CARRIER, null, null);
    uncovered.acknowledge(centre(), shipment.id());
    assertThat(state(shipment)).isEqualTo(Postage.State.WAIVED);
  }

  private Postage.State state(Shipment shipment) {
    return postage.of(shipment.id()).orElseThrow().state();
  }

  private void collect(Shipment shipment) {
    collecting.collect(postman, shipment.id(), "BL-" + shipment.reference());
  }

  private void bringAndCount(Shipment shipment) {
    UUID deposit = deposits.bring(postman);
    deposits.count(people.clerk(Parcels.POINT), deposit, "NT-" + shipment.reference());
  }

  private UUID stated(Shipment... shipments) {
    String lines = Arrays.stream(shipments).map(this::line).collect(Collectors.joining());
    return importing.take(
        centre(), "vnpost", Parcels.statement("number,day,payer,amount\n" + lines));
  }

  private String line(Shipment shipment) {
    Postage paid = postage.of(shipment.id()).orElseThrow();
    return "%s,%s,citizen,%d\n"
        .formatted(
            shipment.reference(), Objects.requireNonNull(paid.deliveredOn()), paid.citizen());
  }

  private String verdict(UUID statement, Shipment shipment) {
    return jdbc.sql(
            "SELECT verdict FROM post.statement_line WHERE statement_id = :id AND shipment_id ="
                + " :shipment")
        .param("id", statement)
        .param("shipment", shipment.id())
        .query(String.class)
        .single();
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

  @Test
  void whatIsNotedAfterTheStatementCameIsNotTheCarriersBeforeItIsCounted() {
    Shipment noted = deliveredWhileTheCitizenOwesAll();
    Shipment other = deliveredWhileTheCitizenOwesAll();
    UUID statement = stated(noted, other);
    assertThat(verdict(statement, noted)).isEqualTo("MATCHED");
    collect(noted);
    assertThat(acknowledging.acknowledge(centre(), statement)).as("the other one").isEqualTo(1);
    assertThat(verdict(statement, noted)).isEqualTo("NOT_DEPOSITED");
    assertThat(money(noted, "DEPOSITED")).as("nobody has counted it").isZero();
    assertThat(money(noted, "IN_HAND")).isEqualTo(26_000);
    bringAndCount(noted);
    UUID later = stated(noted);
    assertThat(verdict(later, noted)).isEqualTo("MATCHED");
    assertThat(acknowledging.acknowledge(centre(), later)).isEqualTo(1);
    assertThat(money(noted, "DEPOSITED")).isZero();
    assertThat(money(noted, "COLLECTED")).isEqualTo(26_000);
  }

  @Test
  void whatItsCarrierWasAcknowledgedToHaveIsNotNotedOnceMore() throws Exception {
    Shipment shipment = deliveredWhileTheCitizenOwesAll();
    UUID statement = stated(shipment);
    CompletableFuture<Void> late =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  acknowledging.acknowledge(centre(), statement);
                  CompletableFuture<Void> noting =
                      CompletableFuture.runAsync(() -> collect(shipment));
                  await()
                      .pollInSameThread()
                      .pollInterval(Duration.ofMillis(20))
                      .atMost(Duration.ofSeconds(10))
                      .until(() -> noting.isDone() || waiting.forUs());
                  return noting;
                }));
    assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("nothing-to-collect");
    assertThat(collecting.due(shipment)).isZero();
    assertThat(people.signIn(postman).get("/shipments/" + shipment.id()).body())
        .doesNotContain("Thu cước tại nhà");
    assertThat(money(shipment, "IN_HAND")).isZero();
    assertThat(money(shipment, "COLLECT")).isZero();
  }

  @Test
  void whatItsCarrierBearsIsAskedOfNobodyAtTheDoor() {
    Shipment shipment = inHandAndUncovered();
    assertThat(collecting.due(shipment)).isEqualTo(4_500);
    deliver(shipment);
    borneByTheCarrier(shipment);
    assertThat(collecting.due(shipment)).isZero();
    assertThatThrownBy(() -> collect(shipment)).hasMessage("nothing-to-collect");
  }

  @Test
  void whatTheCitizenPaidBeforeItsCarrierCameToBearItGoesBackToThem() {
    Shipment shipment = inHandAndUncovered();
    collect(shipment);
    deliver(shipment);
    SignedIn clerk = people.clerk(Parcels.POINT);
    assertThat(paying.due(clerk)).noneMatch(due -> due.shipment().equals(shipment.id()));
    long owed = postage.owedToCitizens();
    borneByTheCarrier(shipment);
    assertThat(postage.owedToCitizens()).isEqualTo(owed + 4_500);
    assertThat(people.signIn(clerk).get("/postage/deposits").body())
        .contains("Phải hoàn cho người dân: 4.500 đồng", shipment.requireReference());
    assertThat(verdict(stated(shipment), shipment)).isEqualTo("CITIZENS_OWN");
    bringAndCount(shipment);
    paying.pay(clerk, shipment.id(), "HT-" + shipment.reference(), OnTheWay.drawn());
    for (String account : new String[] {"IN_HAND", "DEPOSITED", "COLLECT", "COLLECTED"}) {
      assertThat(money(shipment, account)).as(account).isZero();
    }
  }
}
