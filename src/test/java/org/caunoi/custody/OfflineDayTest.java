package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.RecordScans.Kind;
import org.caunoi.custody.RecordScans.Scan;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same day twice: once as it was, in order and by right clocks, and once as it comes in, in any
 * order, partly twice, by clocks wrong by hours and days. {@code bin/handheld-drill} runs it with
 * 4,000 scans of 40 handhelds.
 */
@IntegrationTest
class OfflineDayTest {

  private static final int SCANS = Integer.getInteger("caunoi.handhelds.scans", 120);
  private static final int DEVICES = Integer.getInteger("caunoi.handhelds.devices", 8);
  private static final Duration DAY = Duration.ofHours(12);
  private static final int HANDS = 4;
  private static final int BAGS = 5;
  private static final int CLERK = -1;
  private static final int MAIL_ROOM = -2;

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private AtAnotherTime another;
  @Autowired private ReadUnit reading;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final Random random = new Random(Long.getLong("caunoi.seed", System.nanoTime()));
  private final List<SignedIn> carriers = new ArrayList<>();
  private final List<Duration> wrong = new ArrayList<>();
  private final Map<String, String> seals = new HashMap<>();

  /** Something a handheld recorded, and when that truly was. */
  private record Recorded(int device, Scan scan, Instant truly) {}

  @Test
  void endsInAnyOrderAsItWasInOrderToTheSecond() {
    Team team = way.team();
    for (int i = 0; i < DEVICES; i++) {
      carriers.add(people.courier(OnTheWay.POINT));
      wrong.add(Duration.ofMinutes(random.nextInt(51 * 60) - 3 * 60L));
    }
    Map<String, String> twins = new LinkedHashMap<>();
    List<Recorded> inOrder = new ArrayList<>();
    List<Recorded> asItComes = new ArrayList<>();
    while (asItComes.size() < SCANS) {
      String number = way.takeIn(team.clerk()).envelope();
      String twin = way.takeIn(team.clerk()).envelope();
      twins.put(number, twin);
      Instant begin = clock.instant().truncatedTo(ChronoUnit.MICROS);
      record(team, begin, List.of(number, twin), List.of(asItComes, inOrder));
    }
    for (int i = 0; i < BAGS; i++) {
      Bag bag = way.bag(team, 1);
      Bag twin = way.bag(team, 1);
      twins.put(bag.number(), twin.number());
      seals.put(bag.number(), bag.seal());
      seals.put(twin.number(), twin.seal());
      Instant begin = clock.instant().truncatedTo(ChronoUnit.MICROS);
      carry(team, begin, List.of(bag.number(), twin.number()), List.of(asItComes, inOrder));
    }
    inOrder.sort(Comparator.comparing(Recorded::truly));
    int once = asItComes.size();
    for (int i = 0; i < once / 10; i++) {
      asItComes.add(asItComes.get(random.nextInt(once)));
    }
    Collections.shuffle(asItComes, random);
    Instant evening = clock.instant().plus(DAY).plusSeconds(3_600);
    RecordScans then = another.at(Clock.fixed(evening, ZoneOffset.UTC), RecordScans.class);
    for (Recorded one : inOrder) {
      sync(team, then, evening, one, Duration.ZERO);
    }
    long started = System.nanoTime();
    for (Recorded one : asItComes) {
      Duration fast = one.device() < 0 ? Duration.ZERO : wrong.get(one.device());
      sync(team, then, evening, one, fast);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    twins.forEach((number, twin) -> assertThat(told(number)).as(number).isEqualTo(told(twin)));
    twins
        .keySet()
        .forEach(
            number -> {
              UnitFacts unit = reading.open(team.centre(), number).facts();
              assertThat(unit.waiting()).isZero();
              assertThat(unit.contested()).isZero();
            });
    Measured.say(
        "Offline day: %d scans over 12 hours by %d handhelds (%d sent again) in random order,"
            + " clocks wrong by %s to %s: every hand and moment of %d envelopes as in the run in"
            + " order, %.0f scans/s",
        asItComes.size(),
        DEVICES,
        asItComes.size() - once,
        Collections.min(wrong),
        Collections.max(wrong),
        twins.size(),
        asItComes.size() / seconds);
  }

  /** The same acts on both envelopes: offers, some of them declined or taken back, acceptances. */
  private void record(Team team, Instant begin, List<String> numbers, List<List<Recorded>> days) {
    List<UUID> heads =
        new ArrayList<>(
            numbers.stream().map(one -> reading.open(team.centre(), one).head()).toList());
    long part = DAY.toSeconds() / HANDS;
    int holder = -1;
    for (int hand = 0; hand < HANDS; hand++) {
      int next = random.nextInt(carriers.size());
      next = next == holder ? (next + 1) % carriers.size() : next;
      Instant at = begin.plusSeconds(hand * part + random.nextInt((int) part / 4));
      if (random.nextInt(3) == 0) {
        boolean declined = random.nextBoolean();
        add(
            numbers,
            heads,
            days,
            holder,
            Kind.OFFER,
            declined ? next : holder,
            declined ? Kind.DECLINE : Kind.WITHDRAW,
            at);
      }
      add(numbers, heads, days, holder, Kind.OFFER, next, Kind.ACCEPT, at.plusSeconds(part / 2));
      holder = next;
    }
  }

  /** From the clerk by some couriers to the mail room, or not so far yet. */
  private void carry(Team team, Instant begin, List<String> bags, List<List<Recorded>> days) {
    List<UUID> heads =
        new ArrayList<>(bags.stream().map(one -> reading.open(team.centre(), one).head()).toList());
    int holder = CLERK;
    int couriers = 1 + random.nextInt(2);
    for (int hand = 0; hand <= couriers; hand++) {
      int next = hand < couriers ? random.nextInt(carriers.size()) : MAIL_ROOM;
      if (next == holder || (hand == couriers && random.nextInt(3) == 0)) {
        continue;
      }
      Instant at = begin.plusSeconds(7_200L * hand + random.nextInt(3_600));
      add(bags, heads, days, holder, Kind.OFFER, next, Kind.ACCEPT, at);
      holder = next;
    }
  }

  private void add(
      List<String> numbers,
      List<UUID> heads,
      List<List<Recorded>> days,
      int giver,
      Kind first,
      int other,
      Kind second,
      Instant at) {
    Instant answered = at.plusSeconds(60 + random.nextInt(300));
    for (int i = 0; i < numbers.size(); i++) {
      UUID handover = UUID.randomUUID();
      Scan offer = scan(numbers.get(i), heads.get(i), first, handover, at);
      Scan answer = scan(numbers.get(i), offer.id(), second, handover, answered);
      days.get(i).add(new Recorded(giver, offer, at));
      days.get(i).add(new Recorded(other, answer, answered));
      heads.set(i, answer.id());
    }
  }

  private static Scan scan(String number, UUID follows, Kind kind, UUID handover, Instant at) {
    return new Scan(UUID.randomUUID(), number, follows, kind, handover, null, null, at);
  }

  private void sync(Team team, RecordScans then, Instant evening, Recorded one, Duration fast) {
    SignedIn who =
        switch (one.device()) {
          case CLERK -> team.clerk();
          case MAIL_ROOM -> team.mailRoom();
          default -> carriers.get(one.device());
        };
    Scan said = one.scan();
    Scan shown =
        new Scan(
            said.id(),
            said.number(),
            said.follows(),
            said.kind(),
            said.handover(),
            said.kind() == Kind.ACCEPT ? seals.get(said.number()) : null,
            null,
            said.at().plus(fast));
    transactions.executeWithoutResult(
        status ->
            assertThat(
                    then.sync(who, "may-" + one.device(), evening.plus(fast), List.of(shown))
                        .scans()
                        .getFirst()
                        .result())
                .isIn("stored", "waiting", "duplicate"));
  }

  /** Every hand with its moments, and every act with its own. */
  private List<String> told(String number) {
    List<String> told = new ArrayList<>();
    told.addAll(
        jdbc.sql(
                """
                SELECT no || ' ' || keeper_id || ' ' || keeper_place || ' ' || CASE no WHEN 0 THEN '' ELSE from_at::text END
                       || ' ' || coalesce(to_at::text, '') FROM custody.holding WHERE unit = :unit ORDER BY no
                """)
            .param("unit", number)
            .query(String.class)
            .list());
    told.addAll(
        jdbc.sql(
                """
                SELECT kind || ' ' || by_id || ' ' || at FROM custody.event
                WHERE unit = :unit AND kind NOT IN ('EnvelopeSealed', 'BagOpened', 'BagClosed') ORDER BY at, kind
                """)
            .param("unit", number)
            .query(String.class)
            .list());
    told.addAll(
        jdbc.sql(
                """
                SELECT concat_ws(' ', phase, keeper_id, since, waiting, contested, version,
                                 CASE WHEN bag THEN concat_ws(' ', u.eta, due_at, t.id, t.courier, t.leaves_at, t.left_at, t.eta, t.arrived_at) END)
                FROM custody.unit u LEFT JOIN custody.trip t ON t.id = u.trip WHERE number = :unit
                """)
            .param("unit", number)
            .query(String.class)
            .list());
    return told;
  }
}
