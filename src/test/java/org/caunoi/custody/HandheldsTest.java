package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.RecordScans.Kind;
import org.caunoi.custody.RecordScans.Outcome;
import org.caunoi.custody.RecordScans.Scan;
import org.caunoi.custody.RecordScans.Synced;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A day offline: what handhelds send late, twice, in any order and with wrong clocks. {@code
 * bin/handheld-drill} runs it with 40 handhelds and 4,000 scans.
 */
@IntegrationTest
class HandheldsTest {

  private static final int SCANS = Integer.getInteger("caunoi.handhelds.scans", 160);
  private static final int DEVICES = Integer.getInteger("caunoi.handhelds.devices", 10);
  private static final int HANDS = 4;
  private static final int ENVELOPES = SCANS / (2 * HANDS);

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private RecordScans scans;
  @Autowired private ReadUnit reading;
  @Autowired private WhoHeld holders;
  @Autowired private HandOver hands;
  @Autowired private FillBag bags;
  @Autowired private LossCase losses;
  @Autowired private ScanOver carriers;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Walk walk;
  @Autowired private WatchClocks clocks;
  @Autowired private ReadFindings findings;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  /** A scan and whose handheld recorded it. */
  private record Recorded(int device, Scan scan) {}

  @Test
  void anOfflineDayInAnyOrderEndsAsTheDayWas() {
    Random random = new Random(3_3_2026);
    Team team = way.team();
    List<SignedIn> carriers = new ArrayList<>();
    List<Duration> wrong = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      carriers.add(people.courier(OnTheWay.POINT));
      wrong.add(Duration.ofMinutes(random.nextInt(51 * 60) - 3 * 60L));
    }
    Map<String, UUID> last = new HashMap<>();
    List<Recorded> day = new ArrayList<>();
    for (int n = 0; n < ENVELOPES; n++) {
      String number = way.takeIn(team.clerk()).envelope();
      UUID head = reading.open(team.centre(), number).head();
      int holder = -1;
      for (int hand = 0; hand < HANDS; hand++) {
        int next = random.nextInt(carriers.size());
        if (next == holder) {
          next = (next + 1) % carriers.size();
        }
        UUID handover = UUID.randomUUID();
        Scan offer = scan(number, head, Kind.OFFER, handover, wrong, Math.max(holder, 0));
        Scan accept = scan(number, offer.id(), Kind.ACCEPT, handover, wrong, next);
        day.add(new Recorded(holder, offer));
        day.add(new Recorded(next, accept));
        head = accept.id();
        holder = next;
      }
      last.put(number, carriers.get(holder).accountId());
    }
    List<Recorded> asTheyCome = new ArrayList<>(day);
    for (int i = 0; i < day.size() / 10; i++) {
      asTheyCome.add(day.get(random.nextInt(day.size())));
    }
    Collections.shuffle(asTheyCome, random);
    long begin = System.nanoTime();
    int twice = 0;
    for (Recorded recorded : asTheyCome) {
      int device = recorded.device();
      SignedIn who = device < 0 ? team.clerk() : carriers.get(device);
      Instant shown = clock.instant().plus(device < 0 ? Duration.ZERO : wrong.get(device));
      Synced synced = scans.sync(who, "may-" + device, shown, List.of(recorded.scan()));
      Outcome outcome = synced.scans().getFirst();
      assertThat(outcome.result()).isIn("stored", "waiting", "duplicate");
      twice += outcome.result().equals("duplicate") ? 1 : 0;
    }
    assertThat(twice).isEqualTo(day.size() / 10);
    last.forEach(
        (number, keeper) -> {
          UnitFacts unit = reading.open(team.centre(), number).facts();
          assertThat(unit.keeperId()).isEqualTo(keeper);
          assertThat(unit.waiting()).isZero();
          assertThat(reading.open(team.centre(), number).events())
              .as("all of them count")
              .hasSize(1 + 2 * HANDS);
          assertThat(unit.contested()).isZero();
        });
    long skewed =
        jdbc.sql(
                "SELECT count(DISTINCT split_part(subject, ' ', 1)) FROM custody.finding WHERE kind"
                    + " = 'CLOCK_WRONG' AND unit IN (:units)")
            .param("units", last.keySet())
            .query(Long.class)
            .single();
    long reported = wrong.stream().filter(one -> one.abs().toMinutes() > 5).count();
    assertThat(skewed).as("handhelds whose clock is reported").isEqualTo(reported);
    Measured.say(
        "Custody: %d scans of %d handhelds (%d sent again) in random order, clocks wrong by %s to"
            + " %s: 0 of %d envelopes stand otherwise than in order, %d clocks reported, %.0f"
            + " scans/s",
        asTheyCome.size(),
        DEVICES,
        twice,
        Collections.min(wrong),
        Collections.max(wrong),
        ENVELOPES,
        skewed,
        asTheyCome.size() / ((System.nanoTime() - begin) / 1e9));
  }

  private Scan scan(
      String number, UUID follows, Kind kind, UUID handover, List<Duration> wrong, int device) {
    return new Scan(
        UuidV7.next(clock),
        number,
        follows,
        kind,
        handover,
        null,
        null,
        clock.instant().plus(wrong.get(device)));
  }

  private Outcome one(SignedIn who, Instant sentAt, Scan scan) {
    return scans.sync(who, "may-thu", sentAt, List.of(scan)).scans().getFirst();
  }

  private Scan scan(String number, UUID follows, Kind kind, UUID handover, @Nullable Instant at) {
    return new Scan(
        UuidV7.next(clock),
        number,
        follows,
        kind,
        handover,
        null,
        null,
        at == null ? clock.instant() : at);
  }

  @Test
  void aClockWrongByDaysIsNamedAndItsScanCountsAtTheRightTime() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Instant fast = clock.instant().plus(Duration.ofDays(2));
    Scan offer = scan(number, head, Kind.OFFER, UUID.randomUUID(), fast);
    Synced synced = scans.sync(team.clerk(), "may-nhanh", fast, List.of(offer));
    assertThat(synced.clockFastSeconds()).isBetween(172_700L, 172_801L);
    assertThat(synced.scans().getFirst().result()).isEqualTo("stored");
    assertThat(reading.open(team.centre(), number).facts().offeredAt())
        .isBefore(clock.instant().plusSeconds(1));
    assertThat(findings.open(team.centre(), ReadFindings.Kind.CLOCK_WRONG, 500))
        .anyMatch(finding -> finding.unit().equals(number));
  }

  @Test
  void whoeverAcceptedFarAwayIsFoundAlsoWhereTheirScanCameBeforeTheOffer() {
    Team team = way.team();
    String far = early(team, new Position(21.0735, 105.8542));
    String near = early(team, new Position(21.0284, 105.8541));
    assertThat(findings.open(team.centre(), ReadFindings.Kind.TOO_FAR, 500))
        .extracting(ReadFindings.Finding::unit)
        .contains(far)
        .doesNotContain(near);
    assertThat(
            jdbc.sql(
                    "SELECT (SELECT count(*) FROM custody.early_answer) + (SELECT count(*) FROM"
                        + " custody.offer_position p JOIN custody.event e ON CAST(e.facts ->>"
                        + " 'handover' AS uuid) = p.handover WHERE e.unit IN (:units))")
                .param("units", List.of(far, near))
                .query(Long.class)
                .single())
        .as("where they stood is forgotten")
        .isZero();
  }

  private String early(Team team, Position receiver) {
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    UUID handover = UUID.randomUUID();
    Scan offer =
        at(scan(number, head, Kind.OFFER, handover, null), new Position(21.0285, 105.8542));
    Scan accept = at(scan(number, offer.id(), Kind.ACCEPT, handover, null), receiver);
    assertThat(one(team.courier(), clock.instant(), accept).result()).isEqualTo("waiting");
    assertThat(one(team.clerk(), clock.instant(), offer).result()).isEqualTo("stored");
    return number;
  }

  private static Scan at(Scan scan, Position here) {
    return new Scan(
        scan.id(),
        scan.number(),
        scan.follows(),
        scan.kind(),
        scan.handover(),
        scan.seal(),
        scan.to(),
        scan.at(),
        here);
  }

  @Test
  void whoIsWrongIsToldAndTheOthersAreStored() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Instant now = clock.instant();
    UUID handover = UUID.randomUUID();
    Scan byStranger = scan(number, head, Kind.OFFER, handover, null);
    assertThat(one(team.courier(), now, byStranger).code()).isEqualTo("not-the-keeper");
    Scan offer = scan(number, head, Kind.OFFER, handover, null);
    assertThat(one(team.clerk(), now, offer).result()).isEqualTo("stored");
    assertThat(one(team.clerk(), now, offer).result()).isEqualTo("duplicate");
    Scan own = scan(number, offer.id(), Kind.ACCEPT, handover, null);
    assertThat(one(team.clerk(), now, own).code()).isEqualTo("same-person");
    Scan unknown = scan("DE000000014VN", offer.id(), Kind.ACCEPT, handover, null);
    if (!reading.may(team.centre(), "DE000000014VN")) {
      assertThat(one(team.courier(), now, unknown).code()).isEqualTo("unit-not-found");
    }
    assertThat(one(team.courier(), now, scan(number, offer.id(), Kind.ACCEPT, handover, null)))
        .extracting(Outcome::result)
        .isEqualTo("stored");
  }

  @Test
  void aScanOfANumberNobodyKnowsIsRefusedAloneAndTheOthersOfItsBatchAreStored() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Scan offer = scan(number, head, Kind.OFFER, UUID.randomUUID(), null);
    String nobodys = ItemNumber.of("DE", 99_999_997).value();
    Scan unknown = scan(nobodys, head, Kind.OFFER, UUID.randomUUID(), null);
    Scan back = scan(number, offer.id(), Kind.WITHDRAW, offer.handover(), null);
    List<Outcome> told =
        scans.sync(team.clerk(), "may-lo", clock.instant(), List.of(offer, unknown, back)).scans();
    assertThat(told).extracting(Outcome::result).containsExactly("stored", "refused", "stored");
    assertThat(told.get(1).code()).isEqualTo("unit-not-found");
    assertThat(
            jdbc.sql("SELECT count(*) FROM custody.event WHERE id IN (:ids)")
                .param("ids", List.of(offer.id(), back.id()))
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void twoEnvelopesMayBeOfferedUnderOneIdAndEachKeepsItsOwnPlace() {
    Team team = way.team();
    UUID handover = UUID.randomUUID();
    Position here = new Position(21.0285, 105.8542);
    List<Scan> offers =
        IntStream.range(0, 2)
            .mapToObj(n -> way.takeIn(team.clerk()).envelope())
            .map(
                number ->
                    scan(
                        number,
                        reading.open(team.centre(), number).head(),
                        Kind.OFFER,
                        handover,
                        null))
            .map(offer -> at(offer, here))
            .toList();
    assertThat(scans.sync(team.clerk(), "may-doi", clock.instant(), offers).scans())
        .extracting(Outcome::result)
        .containsExactly("stored", "stored");
    hands.accept(team.courier(), offers.getFirst().number(), null, here);
    Position far = new Position(21.0735, 105.8542);
    assertThatThrownBy(() -> hands.accept(team.courier(), offers.getLast().number(), null, far))
        .as("where the giver of the other stood is still known")
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.errors().getFirst().code()).isEqualTo("too-far-away"));
    hands.accept(team.courier(), offers.getLast().number(), null, here);
  }

  @Test
  void anHonestLateAcceptanceCountsWhoeverBeganASearchMeanwhile() {
    Team team = way.team();
    Instant earlier = clock.instant().minus(Duration.ofHours(1));
    Map<String, UUID> offered = new LinkedHashMap<>();
    UUID handover = UUID.randomUUID();
    for (int n = 0; n < 2; n++) {
      String number = way.takeIn(team.clerk()).envelope();
      UUID head = reading.open(team.centre(), number).head();
      Scan offer = scan(number, head, Kind.OFFER, handover, earlier);
      assertThat(one(team.clerk(), clock.instant(), offer).result()).isEqualTo("stored");
      offered.put(number, offer.id());
    }
    clocks.look();
    List<String> numbers = List.copyOf(offered.keySet());
    losses.suspect(team.centre(), numbers.getFirst());
    transactions.executeWithoutResult(
        status -> carriers.seek(AuditLog.Actor.HOUSE, numbers.getLast()));
    offered.forEach(
        (number, offer) -> {
          Scan accept = scan(number, offer, Kind.ACCEPT, handover, null);
          assertThat(one(team.courier(), clock.instant(), accept).result()).isEqualTo("stored");
          UnitFacts unit = reading.open(team.centre(), number).facts();
          assertThat(unit.keeperId()).isEqualTo(team.courier().accountId());
          assertThat(unit.loss()).isEqualTo(Loss.NONE);
        });
  }

  @Test
  void whoeverOnceKeptItRewritesNothingByScansOfTheirOwn() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID sealed = reading.open(team.centre(), number).head();
    hands.offer(team.clerk(), number, true);
    hands.accept(team.intake(), number, null);
    way.receive(team.intake(), number);
    List<Scan> pairs = new ArrayList<>();
    UUID follows = sealed;
    for (int pair = 0; pair < 20; pair++) {
      UUID handover = UUID.randomUUID();
      Scan offer = scan(number, follows, Kind.OFFER, handover, null);
      Scan back = scan(number, offer.id(), Kind.WITHDRAW, handover, null);
      pairs.add(offer);
      pairs.add(back);
      follows = back.id();
    }
    assertThat(scans.sync(team.clerk(), "may-thu", clock.instant(), pairs).scans())
        .extracting(Outcome::result)
        .containsOnly("contested");
    UnitFacts unit = reading.open(team.centre(), number).facts();
    assertThat(unit.phase()).isEqualTo(Phase.DELIVERED);
    assertThat(unit.keeperId()).isEqualTo(team.intake().accountId());
    assertThat(holders.at(number, clock.instant()).orElseThrow().person())
        .isEqualTo(team.intake().accountId());
  }

  @Test
  void whatWasPackedMeanwhileStaysInTheSealedBagAndAnHonestLateSyncIsSeenByTheCentre() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID sealed = reading.open(team.centre(), number).head();
    String bag = bags.open(team.clerk(), walk.authority());
    bags.pack(team.clerk(), bag, number);
    bags.close(team.clerk(), bag, OnTheWay.seal());
    UUID handover = UUID.randomUUID();
    Scan offer = scan(number, sealed, Kind.OFFER, handover, null);
    one(team.clerk(), clock.instant(), offer);
    one(team.clerk(), clock.instant(), scan(number, offer.id(), Kind.WITHDRAW, handover, null));
    UnitFacts unit = reading.open(team.centre(), number).facts();
    assertThat(unit.inside()).isEqualTo(bag);
    assertThat(unit.contested()).isEqualTo(2);
  }

  @Test
  void whatIsTakenOverOfflineIsNoLongerSearchedForInWhateverOrderItIsTold() {
    Team team = way.team();
    Bag bag = way.bag(team, 1);
    String envelope = bag.envelopes().getFirst();
    UUID closed = reading.open(team.centre(), bag.number()).head();
    UUID handover = UUID.randomUUID();
    Scan offer = scan(bag.number(), closed, Kind.OFFER, handover, null);
    Scan accept =
        new Scan(
            UuidV7.next(clock),
            bag.number(),
            offer.id(),
            Kind.ACCEPT,
            handover,
            bag.seal(),
            null,
            clock.instant());
    losses.suspect(team.centre(), bag.number());
    assertThat(one(team.courier(), clock.instant(), accept).result()).isEqualTo("waiting");
    assertThat(one(team.clerk(), clock.instant(), offer).result()).isEqualTo("stored");
    for (String one : List.of(bag.number(), envelope)) {
      assertThat(reading.open(team.centre(), one).facts().loss()).isEqualTo(Loss.NONE);
    }
    UnitFacts unit = reading.open(team.centre(), bag.number()).facts();
    assertThat(unit.keeperId()).isEqualTo(team.courier().accountId());
    assertThat(unit.contested()).isZero();
    UUID next = UUID.randomUUID();
    Scan on = scan(bag.number(), accept.id(), Kind.OFFER, next, null);
    assertThat(one(team.courier(), clock.instant(), on).result())
        .as("the handheld knew of no search")
        .isEqualTo("stored");
  }

  @Test
  void aBagIsOnTheSameTripInWhateverOrderItsHandsAreTold() {
    Team team = way.team();
    // In the middle of a second: what a scan is on its way is taken off to the microsecond.
    Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusMillis(7_199_500);
    Map<String, SignedIn> told = new LinkedHashMap<>();
    for (boolean inOrder : List.of(true, false)) {
      SignedIn courier = people.courier(OnTheWay.POINT);
      for (int minutes : List.of(0, 10)) {
        Bag bag = way.bag(team, 1);
        List<Map.Entry<SignedIn, Scan>> way =
            hands(team, courier, bag, begin.plusSeconds(60L * minutes));
        (inOrder ? way : way.reversed())
            .forEach(one -> one(one.getKey(), clock.instant(), one.getValue()));
        told.put(bag.number(), courier);
      }
    }
    List<List<String>> stands = told.keySet().stream().map(this::trip).toList();
    assertThat(stands.get(2)).as("backwards").isEqualTo(stands.get(0));
    assertThat(stands.get(3)).isEqualTo(stands.get(1));
    assertThat(stands.get(0))
        .contains(second(begin.plusSeconds(60)), second(begin.plusSeconds(180)))
        .contains(second(begin.plusSeconds(60).plus(Duration.ofHours(4))));
    told.forEach(
        (bag, courier) ->
            assertThat(reading.open(team.centre(), bag).trip())
                .extracting(BagTrip::courier)
                .isEqualTo(courier.displayName()));
  }

  /** From the clerk to a courier and on to the mail room, two minutes later. */
  private List<Map.Entry<SignedIn, Scan>> hands(Team team, SignedIn courier, Bag bag, Instant at) {
    UUID closed = reading.open(team.centre(), bag.number()).head();
    Scan offer = bagScan(bag, closed, Kind.OFFER, UUID.randomUUID(), at);
    Scan taken = bagScan(bag, offer.id(), Kind.ACCEPT, offer.handover(), at.plusSeconds(60));
    Scan on = bagScan(bag, taken.id(), Kind.OFFER, UUID.randomUUID(), at.plusSeconds(120));
    Scan there = bagScan(bag, on.id(), Kind.ACCEPT, on.handover(), at.plusSeconds(180));
    return List.of(
        Map.entry(team.clerk(), offer),
        Map.entry(courier, taken),
        Map.entry(courier, on),
        Map.entry(team.mailRoom(), there));
  }

  private static Scan bagScan(Bag bag, UUID follows, Kind kind, UUID handover, Instant at) {
    String seal = kind == Kind.ACCEPT ? bag.seal() : null;
    return new Scan(UUID.randomUUID(), bag.number(), follows, kind, handover, seal, null, at);
  }

  /** When it should arrive and be handed on, and what its trip says. */
  private List<String> trip(String bag) {
    return jdbc.sql(
            """
            SELECT u.eta, u.since, u.due_at, t.leaves_at, t.left_at, t.eta AS trip_eta, t.arrived_at, t.from_place, t.to_place
            FROM custody.unit u JOIN custody.trip t ON t.id = u.trip WHERE u.number = :bag
            """)
        .param("bag", bag)
        .query(
            (rs, n) ->
                List.of(
                    moment(rs, "eta"),
                    moment(rs, "since"),
                    moment(rs, "due_at"),
                    moment(rs, "leaves_at"),
                    moment(rs, "left_at"),
                    moment(rs, "trip_eta"),
                    moment(rs, "arrived_at"),
                    rs.getString("from_place"),
                    rs.getString("to_place")))
        .single();
  }

  private static String moment(ResultSet rs, String column) throws SQLException {
    return second(rs.getObject(column, OffsetDateTime.class).toInstant());
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Test
  void aWrongSealIsContestedWhetherItsTurnHasComeOrNot() {
    Team team = way.team();
    List<String> results = new ArrayList<>();
    for (boolean inOrder : List.of(true, false)) {
      Bag bag = way.bag(team, 1);
      UUID closed = reading.open(team.centre(), bag.number()).head();
      Scan offer = bagScan(bag, closed, Kind.OFFER, UUID.randomUUID(), clock.instant());
      Scan wrong =
          new Scan(
              UUID.randomUUID(),
              bag.number(),
              offer.id(),
              Kind.ACCEPT,
              offer.handover(),
              "SAI-" + bag.seal(),
              null,
              clock.instant());
      Outcome told =
          inOrder
              ? after(team, offer, () -> one(team.courier(), clock.instant(), wrong))
              : one(team.courier(), clock.instant(), wrong);
      if (!inOrder) {
        one(team.clerk(), clock.instant(), offer);
      }
      UnitFacts unit = reading.open(team.centre(), bag.number()).facts();
      results.add(unit.keeperId() + " " + unit.contested() + " " + unit.waiting());
      assertThat(told.result()).isEqualTo(inOrder ? "contested" : "waiting");
      assertThat(told.code()).isEqualTo(inOrder ? "seal-differs" : null);
    }
    assertThat(results.get(0)).isEqualTo(results.get(1)).endsWith(" 1 0");
  }

  private Outcome after(Team team, Scan offer, Supplier<Outcome> then) {
    one(team.clerk(), clock.instant(), offer);
    return then.get();
  }

  @Test
  void oneScanThatCannotBeReadIsRefusedAloneAndKept() {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Scan good = scan(number, head, Kind.OFFER, UUID.randomUUID(), null);
    Web clerk = people.signIn(team.clerk());
    clerk.get("/custody");
    String batch =
        """
        {"device": "may-mo", "sentAt": "%s", "scans": [
          {"id": "%s", "number": "DE00000001", "follows": "%s", "kind": "OFFER", "handover": "%s", "at": "%s"},
          {"id": "%s", "number": "%s", "follows": "%s", "kind": "OFFER", "handover": "%s", "at": "%s"}]}
        """
            .formatted(
                clock.instant(),
                UUID.randomUUID(),
                head,
                UUID.randomUUID(),
                clock.instant(),
                good.id(),
                number,
                head,
                good.handover(),
                clock.instant());
    JsonNode told = Web.json(clerk.post("/api/v1/custody/scans", batch)).path("scans");
    assertThat(told.path(0).path("code").asString("")).isEqualTo("item-number-malformed");
    assertThat(told.path(1).path("result").asString("")).isEqualTo("stored");
    assertThat(
            jdbc.sql(
                    "SELECT unit FROM custody.refusal WHERE by_id = :id AND device = 'may-mo' AND"
                        + " code = 'item-number-malformed'")
                .param("id", team.clerk().accountId())
                .query(String.class)
                .list())
        .containsExactly("DE00000001");
  }

  @Test
  void twoHandheldsThatContradictEachOtherAreFoundByTheCentre() {
    Team team = way.team();
    SignedIn rival = people.courier(OnTheWay.POINT);
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Instant now = clock.instant();
    UUID handover = UUID.randomUUID();
    Scan offer = scan(number, head, Kind.OFFER, handover, null);
    one(team.clerk(), now, offer);
    one(team.courier(), now, scan(number, offer.id(), Kind.ACCEPT, handover, null));
    Outcome late = one(rival, now, scan(number, offer.id(), Kind.ACCEPT, handover, null));
    assertThat(late.result()).isEqualTo("contested");
    UnitFacts unit = reading.open(team.centre(), number).facts();
    assertThat(unit.contested()).isEqualTo(1);
    assertThat(unit.keeperId()).isEqualTo(team.courier().accountId());
    clocks.look();
    assertThat(findings.open(team.centre(), ReadFindings.Kind.CONTESTED, 500))
        .anyMatch(finding -> finding.unit().equals(number));
    assertThat(
            jdbc.sql("SELECT count(*) FROM custody.event WHERE unit = :unit")
                .param("unit", number)
                .query(Long.class)
                .single())
        .as("nothing is lost")
        .isEqualTo(4);
  }
}
