package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.post.Shipment;
import org.caunoi.post.model.Step;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sixty-four at once reserve, deliver and fail against one budget that is too small for all, then a
 * carrier states what it is owed with mistakes planted. {@code bin/postage-drill} runs it with
 * 20,000 lines.
 */
@IntegrationTest
class PostageUnderLoadTest {

  private static final int PARCELS = Integer.getInteger("caunoi.postage.parcels", 512);
  private static final int THREADS = 64;
  private static final long PRICE = 26_000;
  private static final int FAULTS = 37;

  @Autowired private ManyParcels parcels;
  @Autowired private People people;
  @Autowired private Budgets budgets;
  @Autowired private Postages postages;
  @Autowired private MoneyLedger ledger;
  @Autowired private SupportClaims claims;
  @Autowired private FollowPostage following;
  @Autowired private ImportStatement importing;
  @Autowired private DecideLine deciding;
  @Autowired private AcknowledgeStatement acknowledging;
  @Autowired private ReadStatements statements;
  @Autowired private JdbcClient jdbc;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  private final long seed = Long.getLong("caunoi.seed", System.nanoTime());
  private final String programme = "load-" + Long.toString(seed, 36);

  @Test
  void noBudgetIsOverdrawnAndEveryPlantedMistakeIsFound() throws Exception {
    LocalDate day = VietnamTime.day(clock.instant());
    int covered = PARCELS * 3 / 4;
    grant(day.getYear(), covered * PRICE);
    List<Shipment> all = parcels.make(PARCELS);
    ReservePostage reserving = reserving();
    ConcurrentLinkedQueue<Shipment> paid = new ConcurrentLinkedQueue<>();
    each(all, one -> reserve(reserving, one, paid));
    assertThat(paid).as("seed %d", seed).hasSize(covered);
    check();
    // One in ten goes back; what that frees is reserved by those that found nothing before.
    List<Shipment> out = new ArrayList<>(paid);
    Collections.shuffle(out, new Random(seed));
    List<Shipment> back = out.subList(0, covered / 10);
    each(back, one -> move(one, Step.RETURNED));
    ConcurrentLinkedQueue<Shipment> late = new ConcurrentLinkedQueue<>();
    List<Shipment> more = parcels.make(covered / 5);
    each(more, one -> reserve(reserving, one, late));
    assertThat(late).hasSize(covered / 10);
    check();
    List<Shipment> delivered = new ArrayList<>(out.subList(covered / 10, covered));
    delivered.addAll(late);
    each(delivered, one -> move(one, Step.DELIVERED));
    each(delivered.subList(0, 10), one -> move(one, Step.DELIVERED));
    check();
    assertThat(budget().spent()).isEqualTo(covered * PRICE);
    state(delivered, back, day);
  }

  private void state(List<Shipment> delivered, List<Shipment> back, LocalDate day) {
    long begin = System.nanoTime();
    List<String> lines = new ArrayList<>();
    int i = 0;
    for (Shipment one : delivered) {
      int fault = i < FAULTS ? i % 5 : -1;
      String number = fault == 2 ? "LA" + one.reference() : String.valueOf(one.reference());
      long amount = fault == 0 ? PRICE - 1_000 : fault == 1 ? PRICE + 1_000 : PRICE;
      LocalDate said = fault == 4 ? day.minusDays(1) : day;
      lines.add(number + "," + said + ",city," + amount);
      if (fault == 3) {
        lines.add(number + "," + said + ",city," + amount);
      }
      i++;
    }
    // Two that never came are stated too.
    lines.add(back.get(0).reference() + "," + day + ",city," + PRICE);
    lines.add(back.get(1).reference() + "," + day + ",citizen," + PRICE);
    Collections.shuffle(lines, new Random(seed));
    SignedIn mailRoom = people.officer(Role.MAIL_ROOM, null);
    var id =
        importing.take(
            mailRoom, "vnpost", "number,day,payer,amount\n" + String.join("\n", lines) + "\n");
    Statement found = statements.one(mailRoom, id);
    assertThat(found.lines()).as("planted %d, seed %d", FAULTS + 2, seed).hasSize(FAULTS + 2);
    assertThat(found.counts())
        .containsEntry("SHORT", 8)
        .containsEntry("OVER", 8)
        .containsEntry("ORPHAN", 7 + 2)
        .containsEntry("TWICE", 7)
        .containsEntry("WRONG_DAY", 7)
        .containsEntry("MATCHED", lines.size() - FAULTS - 2);
    for (Statement.Line line : found.lines()) {
      deciding.decide(
          mailRoom,
          id,
          line.no(),
          line.expected() == null ? DecideLine.Outcome.REJECT : DecideLine.Outcome.PAY);
    }
    acknowledging.acknowledge(people.officer(Role.CENTRE_CONTROL, null), id);
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(statements.one(mailRoom, id).open()).isZero();
    check();
    Budget after = budget();
    assertThat(after.spent()).isEqualTo((delivered.size() * PRICE) - 8 * 1_000);
    assertThat(sum("PAID")).isEqualTo((delivered.size() - 7) * PRICE - 8 * 1_000);
    assertThat(sum("OWED")).as("what was not stated under a number of ours").isEqualTo(7 * PRICE);
    Measured.say(
        "Postage: seed %d, %d parcels on %d threads, %d lines stated, %d faults planted and found,"
            + " 0 false, statement to settled %.1f s",
        seed, PARCELS, THREADS, lines.size(), FAULTS + 2, seconds);
  }

  private void grant(int year, long amount) {
    GrantBudget granting = new GrantBudget(jdbc, rules(), budgets, ledger, audit, clock);
    transactions.executeWithoutResult(
        status -> {
          var id =
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

  private ReservePostage reserving() {
    return new ReservePostage(
        new QuotePostage(rules(), clock), claims, budgets, postages, ledger, clock);
  }

  private void reserve(
      ReservePostage reserving, Shipment one, ConcurrentLinkedQueue<Shipment> paid) {
    Postage postage =
        Objects.requireNonNull(
            transactions.execute(
                status -> reserving.reserve(one, "vnpost", 100, SubmissionChannel.ONLINE)));
    if (postage.city() > 0) {
      paid.add(one);
    } else {
      assertThat(postage.reason()).isEqualTo("exhausted");
      assertThat(postage.citizen()).isEqualTo(PRICE);
    }
  }

  private void move(Shipment one, Step step) {
    Instant now = clock.instant();
    transactions.executeWithoutResult(status -> following.moved(ManyParcels.to(one, step, now)));
  }

  private interface Act {
    void on(Shipment shipment);
  }

  private static void each(List<Shipment> shipments, Act act) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (Shipment one : shipments) {
        calls.add(
            () -> {
              act.on(one);
              return null;
            });
      }
      for (Future<Void> call : pool.invokeAll(calls)) {
        call.get();
      }
    }
  }

  private Budget budget() {
    return budgets.all().stream()
        .filter(one -> one.programme().equals(programme))
        .findFirst()
        .orElseThrow();
  }

  /** The budget is what its entries say, each movement adds up, and nothing is below nothing. */
  private void check() {
    Budget budget = budget();
    assertThat(budget.available()).isNotNegative();
    assertThat(sum("AVAILABLE")).isEqualTo(budget.available());
    assertThat(sum("RESERVED")).isEqualTo(budget.reserved());
    assertThat(sum("OWED") + sum("PAID")).isEqualTo(budget.spent());
    assertThat(-sum("CITY")).isEqualTo(budget.granted());
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM (SELECT 1 FROM post.money_entry GROUP BY movement HAVING sum(amount) <> 0) AS wrong
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private long sum(String account) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(amount), 0) FROM post.money_entry WHERE programme = :programme AND account = :account
            """)
        .param("programme", programme)
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
