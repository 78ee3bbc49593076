package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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
import org.caunoi.post.Parcels;
import org.caunoi.post.Shipment;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sixty-four at once reserve, deliver and fail against two budgets that are too small for all: one
 * pays all of it, one a part, and citizens the rest. Then a carrier states what it is owed and what
 * it collected, with mistakes planted. {@code bin/postage-drill} runs it with 20,000 lines.
 */
@IntegrationTest
class PostageUnderLoadTest {

  private static final int PARCELS = Integer.getInteger("caunoi.postage.parcels", 512);
  private static final int THREADS = 64;
  private static final long PRICE = 26_000;
  private static final long PART = 16_000;
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
  private final Programme whole =
      new Programme("whole-" + Long.toString(seed, 36), SubmissionChannel.ONLINE, PRICE);
  private final Programme part =
      new Programme("part-" + Long.toString(seed, 36), SubmissionChannel.POST, PART);

  /** A budget of the city, whom it pays for and how much of each. */
  private record Programme(String key, SubmissionChannel channel, long share) {}

  /** One parcel that somebody owes something for. */
  private record Owing(Shipment parcel, @Nullable String programme, Payer payer, long amount) {}

  @Test
  void noBudgetIsOverdrawnEachPaysItsOwnAndEveryPlantedMistakeIsFound() throws Exception {
    LocalDate day = VietnamTime.day(clock.instant());
    List<Owing> owing = new ArrayList<>();
    List<Shipment> back = new ArrayList<>();
    for (Programme one : List.of(whole, part)) {
      run(one, day, owing, back);
    }
    state(owing, back, day);
  }

  /** Half of all parcels are of this programme; a quarter of them find nothing left. */
  private void run(Programme one, LocalDate day, List<Owing> owing, List<Shipment> back)
      throws Exception {
    int covered = PARCELS / 2 * 3 / 4;
    grant(one, day.getYear(), covered * one.share());
    ReservePostage reserving = reserving();
    ConcurrentLinkedQueue<Shipment> paid = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Shipment> dry = new ConcurrentLinkedQueue<>();
    each(parcels.make(PARCELS / 2), parcel -> reserve(reserving, one, parcel, paid, dry));
    assertThat(paid).as("seed %d", seed).hasSize(covered);
    check(one);
    // One in ten goes back; what that frees is reserved by those that found nothing before.
    List<Shipment> out = new ArrayList<>(paid);
    Collections.shuffle(out, new Random(seed));
    List<Shipment> returned = out.subList(0, covered / 10);
    each(returned, parcel -> move(parcel, Step.RETURNED));
    ConcurrentLinkedQueue<Shipment> late = new ConcurrentLinkedQueue<>();
    each(parcels.make(covered / 5), parcel -> reserve(reserving, one, parcel, late, dry));
    assertThat(late).hasSize(covered / 10);
    check(one);
    List<Shipment> delivered = new ArrayList<>(out.subList(covered / 10, covered));
    delivered.addAll(late);
    each(delivered, parcel -> move(parcel, Step.DELIVERED));
    each(delivered.subList(0, 10), parcel -> move(parcel, Step.DELIVERED));
    each(List.copyOf(dry), parcel -> move(parcel, Step.DELIVERED));
    check(one);
    assertThat(budget(one).spent()).isEqualTo(covered * one.share());
    for (Shipment parcel : delivered) {
      owing.add(new Owing(parcel, one.key(), Payer.CITY, one.share()));
      if (one.share() < PRICE) {
        owing.add(new Owing(parcel, null, Payer.CITIZEN, PRICE - one.share()));
      }
    }
    dry.forEach(parcel -> owing.add(new Owing(parcel, null, Payer.CITIZEN, PRICE)));
    back.addAll(returned);
  }

  private void state(List<Owing> owing, List<Shipment> back, LocalDate day) {
    long begin = System.nanoTime();
    Collections.shuffle(owing, new Random(seed));
    List<String> lines = new ArrayList<>();
    Map<String, Long> paid = new HashMap<>();
    Map<String, Long> open = new HashMap<>();
    Set<Payer> faulty = EnumSet.noneOf(Payer.class);
    int i = 0;
    for (Owing one : owing) {
      int fault = i < FAULTS ? i % 6 : -1;
      String reference = String.valueOf(one.parcel().reference());
      String number = fault == 2 ? "LA" + reference : reference;
      long amount = one.amount() + (fault == 0 ? -1_000 : fault == 1 ? 1_000 : 0);
      LocalDate said = fault == 4 ? day.minusDays(1) : day;
      // Six in one: the other payer is said to owe it, which is right nowhere.
      Payer payer =
          fault == 5 ? one.payer() == Payer.CITY ? Payer.CITIZEN : Payer.CITY : one.payer();
      boolean otherOwes = fault == 5 && owes(owing, one, payer);
      if (otherOwes) {
        number = "LA" + reference;
      }
      String line =
          "%s,%s,%s,%d".formatted(number, said, payer.name().toLowerCase(Locale.ROOT), amount);
      lines.add(line);
      if (fault == 3) {
        lines.add(line);
      }
      if (fault >= 0) {
        faulty.add(one.payer());
      }
      boolean settled = fault != 2 && fault != 5;
      String account = one.payer() == Payer.CITY ? String.valueOf(one.programme()) : "citizens";
      (settled ? paid : open)
          .merge(account, settled ? Math.min(amount, one.amount()) : one.amount(), Long::sum);
      i++;
    }
    assertThat(faulty).as("seed %d", seed).containsExactlyInAnyOrder(Payer.CITY, Payer.CITIZEN);
    // Two that never came are stated too.
    lines.add(back.get(0).reference() + "," + day + ",city," + PRICE);
    lines.add(back.get(1).reference() + "," + day + ",citizen," + PRICE);
    Collections.shuffle(lines, new Random(seed));
    long collects = lines.stream().filter(line -> line.contains(",citizen,")).count();
    SignedIn mailRoom = people.officer(Role.MAIL_ROOM, null);
    var id =
        importing.take(
            mailRoom,
            "vnpost",
            Parcels.statement("number,day,payer,amount\n" + String.join("\n", lines) + "\n"));
    Statement found = statements.one(mailRoom, id);
    assertThat(found.lines()).as("planted %d, seed %d", FAULTS + 2, seed).hasSize(FAULTS + 2);
    assertThat(found.counts())
        .containsEntry("SHORT", 7)
        .containsEntry("OVER", 6)
        .containsEntry("ORPHAN", 6 + 6 + 2)
        .containsEntry("TWICE", 6)
        .containsEntry("WRONG_DAY", 6)
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
    for (Programme one : List.of(whole, part)) {
      check(one);
      assertThat(sum(one, "PAID")).as("%s, seed %d", one, seed).isEqualTo(paid.get(one.key()));
      assertThat(sum(one, "OWED"))
          .as("not stated under a number of ours: %s, seed %d", one, seed)
          .isEqualTo(open.getOrDefault(one.key(), 0L));
    }
    UUID[] ours = owing.stream().map(one -> one.parcel().id()).distinct().toArray(UUID[]::new);
    assertThat(ofCitizens(ours, "COLLECTED")).isEqualTo(paid.get("citizens"));
    assertThat(ofCitizens(ours, "COLLECT")).isEqualTo(open.getOrDefault("citizens", 0L));
    Measured.say(
        "Postage: seed %d, %d parcels on %d threads, 2 budgets and citizens, %d lines stated (%d of"
            + " money collected), %d faults planted and found, 0 false, each payer charged its own,"
            + " statement to settled %.1f s",
        seed, PARCELS, THREADS, lines.size(), collects, FAULTS + 2, seconds);
  }

  private static boolean owes(List<Owing> owing, Owing one, Payer payer) {
    return owing.stream()
        .anyMatch(other -> other.parcel().id().equals(one.parcel().id()) && other.payer() == payer);
  }

  private long ofCitizens(UUID[] parcels, String account) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(amount), 0) FROM post.money_entry
            WHERE shipment_id = ANY (:parcels) AND account = :account
            """)
        .param("parcels", parcels)
        .param("account", account)
        .query(Long.class)
        .single();
  }

  private void grant(Programme one, int year, long amount) {
    GrantBudget granting = new GrantBudget(jdbc, rules(), budgets, ledger, audit, clock);
    transactions.executeWithoutResult(
        status -> {
          var id =
              granting.propose(people.officer(Role.CENTRE_CONTROL, null), one.key(), year, amount);
          granting.confirm(people.officer(Role.CENTRE_CONTROL, null), id);
        });
  }

  private PostageRules rules() {
    LocalDate from = LocalDate.of(2020, 1, 1);
    return new PostageRules(
        List.of(new Tariff("vnpost", from, 500, PRICE, true)),
        List.of(
            new PayRule(whole.key(), from, null, List.of(whole.channel()), List.of(), null, true),
            new PayRule(part.key(), from, null, List.of(part.channel()), List.of(), PART, true)));
  }

  private ReservePostage reserving() {
    return new ReservePostage(
        new QuotePostage(rules(), clock), claims, budgets, postages, ledger, clock);
  }

  private void reserve(
      ReservePostage reserving,
      Programme programme,
      Shipment one,
      ConcurrentLinkedQueue<Shipment> paid,
      ConcurrentLinkedQueue<Shipment> dry) {
    Postage postage =
        Objects.requireNonNull(
            transactions.execute(
                status -> reserving.reserve(one, "vnpost", 100, programme.channel())));
    if (postage.city() > 0) {
      assertThat(postage.programme()).isEqualTo(programme.key());
      assertThat(postage.city()).isEqualTo(programme.share());
      paid.add(one);
    } else {
      assertThat(postage.reason()).isEqualTo("exhausted");
      assertThat(postage.citizen()).isEqualTo(PRICE);
      dry.add(one);
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

  private Budget budget(Programme programme) {
    return budgets.all().stream()
        .filter(one -> one.programme().equals(programme.key()))
        .findFirst()
        .orElseThrow();
  }

  /** The budget is what its entries say, each movement adds up, and nothing is below nothing. */
  private void check(Programme programme) {
    Budget budget = budget(programme);
    assertThat(budget.available()).isNotNegative();
    assertThat(sum(programme, "AVAILABLE")).isEqualTo(budget.available());
    assertThat(sum(programme, "RESERVED")).isEqualTo(budget.reserved());
    assertThat(sum(programme, "OWED") + sum(programme, "PAID")).isEqualTo(budget.spent());
    assertThat(-sum(programme, "CITY")).isEqualTo(budget.granted());
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM (SELECT 1 FROM post.money_entry GROUP BY movement HAVING sum(amount) <> 0) AS wrong
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private long sum(Programme programme, String account) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(amount), 0) FROM post.money_entry WHERE programme = :programme AND account = :account
            """)
        .param("programme", programme.key())
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
