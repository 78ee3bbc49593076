package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caunoi.custody.WayOfPapersTest.refused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.Inquiry.Answer;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.ReadFindings.Kind;
import org.caunoi.custody.model.Keeper;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is late, missing or unanswered is found by the clock and is over when its ground is. */
@IntegrationTest
class WatchClocksTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private FillBag bags;
  @Autowired private HandOver hands;
  @Autowired private ScanOver scans;
  @Autowired private LossCase losses;
  @Autowired private AnswerInquiry answering;
  @Autowired private WatchClocks now;
  @Autowired private ReadFindings findings;
  @Autowired private ReadUnit reading;
  @Autowired private Deadlines deadlines;
  @Autowired private PaperTrail trail;
  @Autowired private Events events;
  @Autowired private Projection projection;
  @Autowired private Custodians custodians;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Nearness nearness;
  @Autowired private FollowTrips following;
  @Autowired private TellOfChanges telling;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private Team team;

  @BeforeEach
  void people() {
    team = way.team();
  }

  /** The same clock as it will be. */
  private WatchClocks in(Duration time) {
    Clock later = Clock.offset(clock, time);
    Ledger ledger =
        new Ledger(
            jdbc, events, projection, custodians, audit, telling, nearness, following, later);
    SearchOverdueBags searching = new SearchOverdueBags(jdbc, ledger, transactions);
    return new WatchClocks(jdbc, ledger, searching, transactions, Duration.ofMinutes(30));
  }

  private List<Kind> of(String number) {
    return findings.open(team.centre(), null, 10_000).stream()
        .filter(finding -> finding.unit().equals(number))
        .map(ReadFindings.Finding::kind)
        .toList();
  }

  @Test
  void aBagThatIsTwoHoursLateIsFoundOnceAndIsOverWhenItArrives() {
    Bag bag = way.bag(team, 1);
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(team.courier(), bag.number(), bag.seal());
    in(Duration.ofMinutes(355)).look();
    assertThat(of(bag.number())).as("ETA + 1:55").doesNotContain(Kind.BAG_OVERDUE);
    in(Duration.ofMinutes(365)).look();
    in(Duration.ofMinutes(366)).look();
    assertThat(of(bag.number())).containsOnlyOnce(Kind.BAG_OVERDUE);
    hands.offer(team.courier(), bag.number(), true);
    hands.accept(team.mailRoom(), bag.number(), bag.seal());
    now.look();
    assertThat(of(bag.number())).doesNotContain(Kind.BAG_OVERDUE);
  }

  @Test
  void anEmptyBagOpenedByMistakeIsDroppedAndNobodyWaitsForIt() {
    String kept = bags.open(team.clerk(), walk.authority());
    String dropped = bags.open(team.clerk(), walk.authority());
    String envelope = way.takeIn(team.clerk()).envelope();
    bags.pack(team.clerk(), dropped, envelope);
    Web web = people.signIn(team.clerk());
    String page = "/custody/units/" + dropped;
    assertThat(web.get(page).body()).doesNotContain(page + "/cancellations");
    assertThat(web.form(page + "/cancellations", Map.of()).body())
        .contains("Trong túi còn phong bì");
    bags.takeOut(team.clerk(), dropped, envelope);
    assertThat(web.get(page).body()).contains(page + "/cancellations");
    in(Duration.ofDays(2)).look();
    assertThat(of(dropped)).contains(Kind.FORWARDING_LATE);
    assertThat(web.form(page + "/cancellations", Map.of()).statusCode()).isEqualTo(302);
    in(Duration.ofDays(2)).look();
    assertThat(of(kept)).contains(Kind.FORWARDING_LATE);
    assertThat(of(dropped)).isEmpty();
    assertThat(reading.keptBy(team.clerk()))
        .extracting(UnitFacts::number)
        .contains(kept)
        .doesNotContain(dropped);
    assertThat(web.get(page).body())
        .contains("Không dùng", "Người giữ cuối cùng")
        .doesNotContain(page + "/envelopes", page + "/label", "đến nay", "Đang giữ");
    assertThat(web.post("/api/v1" + page + "/cancellations", "{}").body()).contains("bag-dropped");
  }

  @Test
  void twoNodesThatLookAtOnceBeginOneSearchAndItIsBegunOnceForATrip() {
    Bag bag = way.bag(team, 2);
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(team.courier(), bag.number(), bag.seal());
    List<CompletableFuture<Void>> nodes =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> in(Duration.ofMinutes(365)).look(), Thread::startVirtualThread))
            .limit(2)
            .toList();
    nodes.forEach(CompletableFuture::join);
    assertThat(searches(bag.number())).isEqualTo(1);
    assertThat(bag.envelopes()).allSatisfy(one -> assertThat(searches(one)).isEqualTo(1));
    assertThat(asked(bag.number())).as("the courier is asked once").isEqualTo(1);
    assertThat(steps(bag.envelopes().getFirst())).contains(PaperTrail.Step.OVERDUE);
    assertThat(bag.envelopes()).allSatisfy(one -> assertThat(asked(one)).isZero());
    losses.found(team.courier(), bag.number());
    in(Duration.ofMinutes(366)).look();
    assertThat(searches(bag.number())).as("found, still late, not sought again").isEqualTo(1);
    assertThat(of(bag.number())).contains(Kind.BAG_OVERDUE).doesNotContain(Kind.LOSS);
  }

  @Test
  void whatTheLastKeeperDoesNotAnswerWithinADayIsTheCentres() {
    Bag bag = way.bag(team, 1);
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(team.courier(), bag.number(), bag.seal());
    Bag other = way.bag(team, 1);
    hands.offer(team.clerk(), other.number(), false);
    hands.accept(team.courier(), other.number(), other.seal());
    in(Duration.ofMinutes(365)).look();
    in(Duration.ofMinutes(365 + 1435)).look();
    assertThat(of(bag.number())).doesNotContain(Kind.INQUIRY_UNANSWERED);
    in(Duration.ofMinutes(365 + 1445)).look();
    assertThat(of(bag.number())).containsOnlyOnce(Kind.INQUIRY_UNANSWERED);
    refused(
        "inquiry-not-for-you",
        () -> answering.answer(team.clerk(), bag.number(), Answer.DO_NOT_KNOW, ""));
    answering.answer(team.courier(), bag.number(), Answer.HANDED_ON, "Giao cho văn thư lúc 9 giờ");
    in(Duration.ofMinutes(365 + 1446)).look();
    assertThat(of(bag.number())).doesNotContain(Kind.INQUIRY_UNANSWERED).contains(Kind.LOSS);
    assertThat(of(other.number())).contains(Kind.INQUIRY_UNANSWERED);
    losses.found(team.mailRoom(), other.number());
    in(Duration.ofMinutes(365 + 1447)).look();
    assertThat(of(other.number())).doesNotContain(Kind.INQUIRY_UNANSWERED);
  }

  private long searches(String number) {
    return jdbc.sql("SELECT count(*) FROM custody.event WHERE unit = :unit AND kind = 'Suspected'")
        .param("unit", number)
        .query(Long.class)
        .single();
  }

  private long asked(String number) {
    return jdbc.sql("SELECT count(*) FROM custody.inquiry WHERE unit = :unit")
        .param("unit", number)
        .query(Long.class)
        .single();
  }

  /** As the timeline of the dossier tells them. */
  private List<PaperTrail.Step> steps(String envelope) {
    PaperSet set = Objects.requireNonNull(reading.open(team.centre(), envelope).papers());
    return trail.of(set.dossierCode()).moves().stream().map(PaperTrail.Move::step).toList();
  }

  @Test
  void papersThatLieAtACounterPastTheCollectionAreFound() {
    String number = way.takeIn(team.clerk()).envelope();
    Instant due = reading.open(team.centre(), number).facts().dueAt();
    assertThat(due).isAfter(clock.instant());
    in(Duration.between(clock.instant(), due).minusMinutes(1)).look();
    assertThat(of(number)).isEmpty();
    in(Duration.between(clock.instant(), due).plusMinutes(1)).look();
    assertThat(of(number)).contains(Kind.FORWARDING_LATE);
    assertThat(steps(number)).contains(PaperTrail.Step.LATE);
    hands.offer(team.clerk(), number, false);
    hands.accept(team.courier(), number, null);
    now.look();
    assertThat(of(number)).doesNotContain(Kind.FORWARDING_LATE);
  }

  @Test
  void aBagThatStillLiesAtItsCounterIsTheCountersDelayAndNobodysLoss() {
    Bag bag = way.bag(team, 1);
    BagTrip planned = trip(bag.number());
    assertThat(planned.leaves()).isEqualTo(deadlines.nextCollection(clock.instant()));
    assertThat(planned.courier()).isNull();
    assertThat(reading.open(team.centre(), bag.number()).facts().eta())
        .isEqualTo(planned.eta())
        .isEqualTo(planned.leaves().plus(Duration.ofHours(4)));
    Duration collected = Duration.between(clock.instant(), planned.leaves());
    in(collected.plusMinutes(115)).look();
    assertThat(of(bag.number())).as("collection + 1:55").isEmpty();
    in(collected.plusMinutes(125)).look();
    in(collected.plusHours(12)).look();
    assertThat(of(bag.number())).containsExactly(Kind.FORWARDING_LATE);
    assertThat(searches(bag.number())).isZero();
    Clock later = Clock.offset(clock, collected.plusHours(14));
    assertThat(new ReadGaps(jdbc, later).of(team.centre(), 30))
        .anyMatch(gap -> gap.kind() == Gap.Kind.LATE && gap.place().equals(OnTheWay.POINT));
    assertThat(bag.envelopes()).allSatisfy(one -> assertThat(of(one)).isEmpty());
    assertThat(steps(bag.envelopes().getFirst()))
        .as("its papers lay there as long")
        .contains(PaperTrail.Step.LATE);
  }

  @Test
  void aTripBeginsWhenItsCourierTakesTheFirstBagAndEndsWhereItGoes() {
    Bag one = way.bag(team, 1);
    Bag two = way.bag(team, 1);
    Bag three = way.bag(team, 1);
    assertThat(trip(two.number()).id()).as("one collection").isEqualTo(trip(one.number()).id());
    take(team.courier(), one);
    BagTrip left = trip(one.number());
    assertThat(left.courier()).isEqualTo(team.courier().displayName());
    Instant took = Objects.requireNonNull(left.left());
    assertThat(left.eta()).as("from acceptance").isEqualTo(took.plus(Duration.ofHours(4)));
    take(team.courier(), two);
    assertThat(trip(two.number()).id()).isEqualTo(left.id());
    take(people.courier(OnTheWay.POINT), three);
    assertThat(trip(three.number()).id()).as("another courier").isNotEqualTo(left.id());
    hands.offer(team.courier(), one.number(), true);
    hands.accept(team.mailRoom(), one.number(), one.seal());
    assertThat(trip(two.number()).arrived()).isNotNull();
    assertThat(trip(three.number()).arrived()).isNull();
    in(Duration.ofMinutes(365)).look();
    assertThat(of(two.number())).as("this one did not arrive").contains(Kind.BAG_OVERDUE);
  }

  private BagTrip trip(String bag) {
    return Objects.requireNonNull(reading.open(team.centre(), bag).trip());
  }

  private void take(SignedIn courier, Bag bag) {
    hands.offer(team.clerk(), bag.number(), false);
    hands.accept(courier, bag.number(), bag.seal());
  }

  @Test
  void anOfferThatNobodyAnswersGoesBackToTheGiverAfterHalfAnHour() {
    String number = way.takeIn(team.clerk()).envelope();
    hands.offer(team.clerk(), number, false);
    in(Duration.ofMinutes(29)).look();
    assertThat(reading.open(team.centre(), number).facts().offered()).isTrue();
    in(Duration.ofMinutes(31)).look();
    UnitFacts unit = reading.open(team.centre(), number).facts();
    assertThat(unit.offered()).isFalse();
    assertThat(unit.keeperId()).isEqualTo(team.clerk().accountId());
    assertThat(of(number)).contains(Kind.OFFER_LAPSED);
    assertThat(steps(number)).contains(PaperTrail.Step.OFFER_LAPSED);
    hands.offer(team.clerk(), number, false);
    hands.accept(team.courier(), number, null);
  }

  @Test
  void aCarrierThatReportsLateHasWhatWasGivenToItAndNothingElse() {
    String given = way.takeIn(team.clerk()).envelope();
    String kept = way.takeIn(team.clerk()).envelope();
    hands.offer(team.clerk(), given, false);
    in(Duration.ofMinutes(31)).look();
    Keeper carrier =
        new Keeper(Keeper.ofCarrier("mau"), "Bưu chính Mẫu", "mau", OnTheWay.POINT, true);
    reports(carrier, given);
    assertThat(reading.open(team.centre(), given).facts().keeperId()).isEqualTo(carrier.person());
    assertThatThrownBy(() -> reports(carrier, kept)).hasMessage("not-handed-over");
    hands.offer(team.clerk(), kept, false);
    hands.withdraw(team.clerk(), kept);
    assertThatThrownBy(() -> reports(carrier, kept)).hasMessage("not-handed-over");
  }

  private void reports(Keeper carrier, String number) {
    transactions.executeWithoutResult(
        status -> scans.acceptByCarrier(Actor.HOUSE, number, carrier, "mau"));
  }

  @Test
  void aSearchIsAFindingUntilTheyAreFound() {
    Bag bag = way.bag(team, 2);
    losses.suspect(team.centre(), bag.number());
    now.look();
    assertThat(of(bag.number())).contains(Kind.LOSS);
    assertThat(bag.envelopes()).allSatisfy(one -> assertThat(of(one)).contains(Kind.LOSS));
    losses.found(team.courier(), bag.number());
    now.look();
    assertThat(of(bag.number())).doesNotContain(Kind.LOSS);
    assertThat(bag.envelopes()).allSatisfy(one -> assertThat(of(one)).isEmpty());
  }

  @Test
  void theNextCollectionIsOnAWorkingDayAndAhead() {
    Instant saturday = LocalDate.of(2026, 11, 28).atTime(9, 0).atZone(VietnamTime.ZONE).toInstant();
    Instant next = deadlines.nextCollection(saturday);
    assertThat(VietnamTime.day(next)).isEqualTo(LocalDate.of(2026, 11, 30));
    Instant noon = LocalDate.of(2026, 11, 26).atTime(12, 0).atZone(VietnamTime.ZONE).toInstant();
    assertThat(deadlines.nextCollection(noon).atZone(VietnamTime.ZONE).toLocalTime())
        .isEqualTo(LocalTime.of(16, 0));
    Instant evening = LocalDate.of(2026, 11, 26).atTime(16, 0).atZone(VietnamTime.ZONE).toInstant();
    assertThat(deadlines.nextCollection(evening))
        .isEqualTo(LocalDate.of(2026, 11, 27).atTime(10, 30).atZone(VietnamTime.ZONE).toInstant());
  }
}
