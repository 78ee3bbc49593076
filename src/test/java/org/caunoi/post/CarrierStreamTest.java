package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.demo.Twins;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Now;
import org.caunoi.exchange.ReceiveDelivery;
import org.caunoi.post.Stream.Account;
import org.caunoi.post.Stream.Saying;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.GrantBudget;
import org.caunoi.shared.VietnamTime;
import org.caunoi.twin.House;
import org.caunoi.twin.Words.Status;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A stream of reports in disorder ends in the states of a plain account, nothing is lost, and what
 * nobody understands is counted. {@code bin/carrier-stream} runs it with 100,000 reports and prints
 * how fast it went.
 */
@IntegrationTest
@Order(Integer.MAX_VALUE)
class CarrierStreamTest {

  private static final int EVENTS = Integer.getInteger("caunoi.stream.events", 300);
  private static final int SEEDS = Integer.getInteger("caunoi.stream.seeds", 2);
  private static final int SENDERS = 2;
  private static final String RULE = "online-2026";
  private static final long PRICE = 26_000;
  private static final int DOSSIERS = Math.clamp(EVENTS / 200, 12, 500);
  private static final boolean RAW = EVENTS > 50_000 || Boolean.getBoolean("caunoi.stream.raw");
  private static final Set<Step> AWAY =
      EnumSet.of(
          Step.CARRIER_ACCEPTED,
          Step.IN_TRANSIT,
          Step.AT_OFFICE,
          Step.OUT,
          Step.ATTEMPT_FAILED,
          Step.PICKUP_WAITING,
          Step.DELIVERED_REPORTED);

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private GrantBudget granting;
  @Autowired private Twins twins;
  @Autowired private ReceiveDelivery receiving;
  @Autowired private Now now;
  @Autowired private Shipments shipments;
  @Autowired private LockParcel locking;
  @Autowired private NoteReports noting;
  @Autowired private ConfirmEnds confirming;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Environment environment;
  @Autowired private Clock clock;
  private final Queue<Double> answers = new ConcurrentLinkedQueue<>();

  @Test
  void endsInTheStatesOfAPlainAccount() throws Exception {
    long first = Long.getLong("caunoi.seed", System.nanoTime());
    int compared = 0;
    for (int i = 0; i < SEEDS; i++) {
      compared += endsInTheStatesOfAPlainAccount(first + i);
    }
    Measured.say(
        "Carrier stream: %d seeds from %d on, %d events each, %d shipments compared with their"
            + " rows, 0 shipments differ",
        SEEDS, first, EVENTS, compared);
  }

  /**
   * @return how many shipments were compared
   */
  private int endsInTheStatesOfAPlainAccount(long seed) throws Exception {
    String prefix = "DS" + Long.toString(seed, 36);
    Instant start = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(60, ChronoUnit.DAYS);
    Stream stream = new Stream(seed, EVENTS, prefix, start);
    parcels(prefix, stream.accounts.size());
    long strangeBefore = strange();
    long messagesBefore = messages();
    long notDoneBefore = notDone();
    RawInserts raw = new RawInserts(jdbc, environment);
    if (RAW) {
      raw.before();
    }
    long begin = System.nanoTime();
    send(prefix, stream.sayings);
    now.processed();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (RAW) {
      raw.after(stream.sayings.size());
    }
    // What a carrier does not sign counts once it was asked; its twin knows what it said last.
    stream.accounts.forEach((parcel, account) -> lastSaid(prefix, parcel, account, start));
    askedAgainAtOnce();
    confirming.ask();
    List<String> wrong = compare(prefix, stream.accounts);
    int reports = stream.sayings.size();
    Measured.sample("reports", "1/s", reports / seconds);
    System.out.printf(
        "Carrier stream: seed %d, %d parcels of 2 carriers and %d dossiers, %d reports (%d of them"
            + " again, %d of our own people, %d over HTTP), %.1f s, %.0f reports/s%n",
        seed,
        stream.accounts.size(),
        DOSSIERS,
        reports,
        reports - stream.distinct,
        stream.sayings.stream().filter(one -> one.house() != null).count(),
        answers.size(),
        seconds,
        reports / seconds);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    compareWhatFollows(prefix, stream.accounts, messagesBefore);
    assertThat(strange() - strangeBefore)
        .as("unknown statuses and parcels, seed %d", seed)
        .isEqualTo(stream.unknownStatuses + stream.unknownParcels);
    assertThat(notDone()).as("dropped").isEqualTo(notDoneBefore);
    if (EVENTS > 50_000) {
      assertThat(reports / seconds).as("reports a second").isGreaterThan(500);
      List<Double> sorted = answers.stream().sorted().toList();
      double p95 = sorted.get((int) (sorted.size() * 0.95));
      Measured.say(
          "Carrier stream: %d reports over HTTP, answered in %.0f ms (p95)", sorted.size(), p95);
      assertThat(p95).as("ms until a carrier has its answer").isLessThan(300);
    }
    if (RAW) {
      Measured.say(
          "Carrier stream: %.2f of the raw inserts of the same rows in all its tables",
          reports / seconds / raw.perSecond());
    }
    return stream.accounts.size();
  }

  /** Long streams are asked after while they run, when the twin knows nothing yet. */
  private void askedAgainAtOnce() {
    jdbc.sql("UPDATE post.unconfirmed_end SET next_at = told_at").update();
  }

  private void lastSaid(String prefix, int parcel, Account account, Instant start) {
    if (account.step == Step.RETURNED && Stream.carrier(parcel).equals("viettelpost")) {
      String reference = Stream.reference(prefix, parcel);
      Instant at = start.plus(50, ChronoUnit.DAYS);
      twins
          .of("viettelpost")
          .knows(reference, reference + "X", new Status("504", "Trạng thái 504"), at);
    }
  }

  /**
   * Sealed, given to the carrier by a desk, with a phone to reach and postage reserved: nothing is
   * switched off.
   */
  private void parcels(String prefix, int count) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < DOSSIERS; i++) {
      codes.add(walk.filing().returnBy(ReturnWay.COUNTER).file().code());
    }
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    int year = VietnamTime.day(clock.instant()).getYear();
    SignedIn one = people.officer(Role.CENTRE_CONTROL, null);
    long amount = count * PRICE;
    granting.confirm(
        people.officer(Role.CENTRE_CONTROL, null), granting.propose(one, RULE, year, amount));
    jdbc.sql(
            """
            WITH made AS (
              INSERT INTO post.shipment (authority, id, dossier_id, dossier_code, paper_class, counter, planned_at, carrier,
                                         carrier_reason, reference, booking, state, attempts, conflict, last_at)
              SELECT d.authority, gen_random_uuid(), d.id, d.code, 'DECISION', 'HN-0001', now(),
                     CASE n % 3 WHEN 2 THEN 'vnpost' ELSE 'viettelpost' END, 'contract',
                     :prefix || '-' || n, 'TAKEN', 'PLANNED', 0, FALSE, now()
              FROM generate_series(0, :count - 1) AS n
              JOIN dossier.dossier d ON d.code = (CAST(:codes AS text[]))[1 + n % cardinality(CAST(:codes AS text[]))]
              RETURNING authority, id, reference, carrier
            ), paid AS (
              INSERT INTO post.postage (authority, shipment_id, carrier, price, city_share, citizen_share, programme, year,
                                        reason, confirmed, state)
              SELECT authority, id, carrier, :price, :price, 0, :rule, :year, :rule, FALSE, 'RESERVED' FROM made
            ), sealed AS (
              INSERT INTO custody.event (authority, id, unit, kind, at, recorded_at, by_id, by_name, by_org, by_place,
                                         by_moving, facts)
              SELECT authority, gen_random_uuid(), reference, 'EnvelopeSealed', now() - interval '90 days', now(),
                     :desk, :name, authority, authority, FALSE,
                     jsonb_build_object('seal', reference, 'papers', 1, 'destination', 'HN-0001', 'homeward', TRUE)
              FROM made RETURNING authority, id, unit, at
            ), offered AS (
              INSERT INTO custody.event (authority, id, unit, kind, prior, at, recorded_at, by_id, by_name, by_org, by_place,
                                         by_moving, facts)
              SELECT authority, gen_random_uuid(), unit, 'Offered', id, now(), now(), :desk, :name, authority, authority, FALSE,
                     jsonb_build_object('handover', gen_random_uuid(), 'to', NULL)
              FROM sealed RETURNING unit, id, at, facts
            ), kept AS (
              INSERT INTO custody.unit (authority, number, bag, phase, homeward, keeper_id, keeper_name, keeper_org,
                                        keeper_place, keeper_moving, since, seal, destination, loss, head, version,
                                        waiting, contested, offer, offered_at)
              SELECT authority, unit, FALSE, 'SEALED', TRUE, :desk, :name, authority, authority, FALSE, s.at, unit, 'HN-0001',
                     'NONE', o.id, 2, 0, 0, CAST(o.facts ->> 'handover' AS uuid), o.at
              FROM sealed s JOIN offered o USING (unit)
            )
            INSERT INTO custody.holding (authority, unit, no, keeper_id, keeper_name, keeper_org, keeper_place,
                                         keeper_moving, from_at)
            SELECT authority, unit, 0, :desk, :name, authority, authority, FALSE, at FROM sealed
            """)
        .param("prefix", prefix)
        .param("count", count)
        .param("codes", codes.toArray(String[]::new))
        .param("price", PRICE)
        .param("rule", RULE)
        .param("year", year)
        .param("desk", desk.accountId())
        .param("name", desk.displayName())
        .update();
    jdbc.sql(
            """
            UPDATE post.budget SET available = available - :amount, reserved = reserved + :amount
            WHERE programme = :rule AND year = :year
            """)
        .param("amount", amount)
        .param("rule", RULE)
        .param("year", year)
        .update();
  }

  /** What follows when parcels move followed: custody, codes, money and notices. */
  private void compareWhatFollows(String prefix, Map<Integer, Account> accounts, long before) {
    List<String> wrong = new ArrayList<>();
    jdbc.sql(
            """
            SELECT s.reference, s.state, u.keeper_place = s.counter AS left_desk, p.state AS money,
                   EXISTS (SELECT 1 FROM post.delivery_code c WHERE c.shipment_id = s.id) AS code
            FROM post.shipment s
            JOIN custody.unit u ON u.number = s.reference
            JOIN post.postage p ON p.shipment_id = s.id
            WHERE s.reference LIKE :prefix
            """)
        .param("prefix", prefix + "-%")
        .query(
            (rs, n) -> {
              String reference = rs.getString("reference");
              Step state = Step.valueOf(rs.getString("state"));
              if (AWAY.contains(state) && !rs.getBoolean("left_desk")) {
                wrong.add(reference + " is " + state + " and the desk keeps it");
              }
              boolean released = rs.getString("money").equals("RELEASED");
              if (released != (state == Step.RETURNED)) {
                wrong.add(reference + " is " + state + " and its money " + rs.getString("money"));
              }
              if (state == Step.OUT && !rs.getBoolean("code")) {
                wrong.add(reference + " is out without a code");
              }
              return reference;
            })
        .list();
    assertThat(wrong).isEmpty();
    long reported =
        accounts.values().stream().filter(one -> one.step == Step.DELIVERED_REPORTED).count();
    assertThat(messages() - before).as("citizens were told").isGreaterThanOrEqualTo(reported);
  }

  private long notDone() {
    return jdbc.sql(
            "SELECT count(*) FROM exchange.inbox WHERE verdict <> 'DONE' AND source IN"
                + " ('viettelpost', 'vnpost')")
        .query(Long.class)
        .single();
  }

  private long messages() {
    return jdbc.sql("SELECT count(*) FROM notification.message WHERE kind = 'PARCEL_REPORTED'")
        .query(Long.class)
        .single();
  }

  private void send(String prefix, List<Saying> sayings) throws Exception {
    answers.clear();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Callable<Void>> parts = new ArrayList<>();
      for (int part = 0; part < SENDERS; part++) {
        int first = part;
        parts.add(
            () -> {
              for (int i = first; i < sayings.size(); i += SENDERS) {
                send(prefix, sayings.get(i), i / SENDERS % 10 == 0);
              }
              return null;
            });
      }
      for (Future<Void> part : senders.invokeAll(parts)) {
        part.get();
      }
    }
  }

  /** Every tenth goes the way it goes in earnest, with a signature of that moment. */
  private void send(String prefix, Saying saying, boolean http) {
    NewReport ours = saying.house();
    if (ours != null) {
      String reference = Stream.reference(prefix, saying.parcel());
      transactions.executeWithoutResult(
          status ->
              noting.note(
                  Map.of(
                      locking
                          .lock(shipments.byReference(reference).orElseThrow().id())
                          .orElseThrow(),
                      List.of(ours))));
      return;
    }
    House house = twins.of(saying.carrier()).house();
    String body = saying.body(clock.instant(), house.secret());
    if (!http) {
      receiving.receive(
          saying.carrier(),
          new Delivery(
              house.path(), body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", clock.instant()));
      return;
    }
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        people.nobody().post("/api/v1/exchange/" + saying.carrier() + "/" + house.path(), body);
    answers.add((System.nanoTime() - begin) / 1e6);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private List<String> compare(String prefix, Map<Integer, Account> accounts) {
    Map<String, String> stored = new HashMap<>();
    jdbc.sql(
            "SELECT reference, state, attempts, conflict FROM post.shipment WHERE reference LIKE"
                + " :prefix")
        .param("prefix", prefix + "-%")
        .query(
            (rs, n) ->
                stored.put(
                    rs.getString(1), rs.getString(2) + " " + rs.getInt(3) + " " + rs.getBoolean(4)))
        .list();
    List<String> wrong = new ArrayList<>();
    accounts.forEach(
        (parcel, account) -> {
          String reference = Stream.reference(prefix, parcel);
          String wanted = account.step + " " + account.attempts + " " + account.conflict;
          if (!wanted.equals(stored.get(reference))) {
            wrong.add(reference + ": " + stored.get(reference) + " instead of " + wanted);
          }
        });
    return wrong;
  }

  private long strange() {
    return jdbc.sql(
            "SELECT count(*) FROM post.exception_item WHERE kind IN ('UNKNOWN_STATUS',"
                + " 'UNKNOWN_PARCEL')")
        .query(Long.class)
        .single();
  }
}
