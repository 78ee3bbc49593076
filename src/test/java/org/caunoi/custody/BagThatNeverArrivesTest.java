package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.ReadFindings.Finding;
import org.caunoi.custody.ReadFindings.Kind;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.model.Loss;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many envelopes in bags with three couriers, and one bag never arrives. {@code bin/lost-bag-drill}
 * runs it with 500 envelopes in 20 bags.
 */
@IntegrationTest
class BagThatNeverArrivesTest {

  private static final int BAGS = Integer.getInteger("caunoi.lost.bags", 3);
  private static final int EACH = Integer.getInteger("caunoi.lost.envelopes", 2);

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private HandOver hands;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReadFindings findings;
  @Autowired private ReadUnit reading;
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

  private WatchClocks in(Duration time) {
    Clock later = Clock.offset(clock, time);
    Ledger ledger =
        new Ledger(
            jdbc, events, projection, custodians, audit, telling, nearness, following, later);
    SearchOverdueBags searching = new SearchOverdueBags(jdbc, ledger, transactions);
    return new WatchClocks(jdbc, ledger, searching, transactions, Duration.ofMinutes(30));
  }

  private Set<String> found(Team team, Kind kind, Set<String> of) {
    return findings.open(team.centre(), kind, 100_000).stream()
        .map(Finding::unit)
        .filter(of::contains)
        .collect(Collectors.toSet());
  }

  @Test
  void isFoundTwoHoursAfterItsTimeWithEachDossierInItAndComesBackWhole() {
    Team team = way.team();
    List<SignedIn> couriers =
        List.of(
            people.courier(OnTheWay.POINT),
            people.courier(OnTheWay.POINT),
            people.courier(OnTheWay.POINT));
    List<Bag> bags = new ArrayList<>();
    for (int i = 0; i < BAGS; i++) {
      Bag bag = way.bag(team, EACH);
      SignedIn courier = couriers.get(i % couriers.size());
      hands.offer(team.clerk(), bag.number(), false);
      hands.accept(courier, bag.number(), bag.seal());
      if (i < BAGS - 1) {
        hands.offer(courier, bag.number(), true);
        hands.accept(team.mailRoom(), bag.number(), bag.seal());
      }
      bags.add(bag);
    }
    Bag lost = bags.getLast();
    Set<String> numbers = bags.stream().map(Bag::number).collect(Collectors.toSet());
    Set<String> inside = Set.copyOf(lost.envelopes());
    in(Duration.ofMinutes(355)).look();
    assertThat(found(team, Kind.BAG_OVERDUE, numbers)).as("ETA + 1:55").isEmpty();
    assertThat(found(team, Kind.LOSS, numbers)).as("nobody searches yet").isEmpty();
    in(Duration.ofMinutes(365)).look();
    assertThat(found(team, Kind.BAG_OVERDUE, numbers)).containsExactly(lost.number());
    assertThat(found(team, Kind.LOSS, numbers))
        .as("sought by the house")
        .containsExactly(lost.number());
    assertThat(reading.open(team.centre(), lost.number()).searchedByHouse()).isTrue();
    assertThat(reading.askedOf(couriers.get((BAGS - 1) % couriers.size())))
        .extracting(Inquiry::unit)
        .containsExactly(lost.number());
    long begin = System.nanoTime();
    List<String> dossiers =
        reading.open(team.centre(), lost.number()).content().stream()
            .map(one -> reading.open(team.centre(), one.number()))
            .map(one -> Objects.requireNonNull(one.papers()).dossierCode())
            .toList();
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(dossiers).hasSize(EACH).doesNotHaveDuplicates();
    assertThat(seconds).isLessThan(60);
    WayOfPapersTest.refused("loss-open", () -> losses.suspect(team.centre(), lost.number()));
    in(Duration.ofMinutes(366)).look();
    in(Duration.ofMinutes(367)).look();
    assertThat(found(team, Kind.LOSS, inside)).isEqualTo(inside);
    assertThat(found(team, Kind.LOSS, others(bags))).isEmpty();
    assertThat(told("PAPERS_SOUGHT", inside)).as("each citizen once").isEqualTo(once(inside));
    assertThat(told("PAPERS_SOUGHT", others(bags))).isEmpty();
    losses.declare(team.centre(), lost.number());
    String first = lost.envelopes().getFirst();
    making.make(team.centre(), first, Way.ISSUED_AGAIN, "02/CAP-LAI-TN");
    assertThat(told("PAPERS_MADE_AGAIN", inside)).isEqualTo(once(Set.of(first)));
    losses.found(couriers.get((BAGS - 1) % couriers.size()), lost.number());
    in(Duration.ofDays(1)).look();
    assertThat(found(team, Kind.LOSS, inside)).isEmpty();
    assertThat(found(team, Kind.BAG_OVERDUE, numbers)).isEqualTo(Set.of(lost.number()));
    assertThat(reading.open(team.centre(), lost.number()).content())
        .hasSize(EACH)
        .allSatisfy(one -> assertThat(one.loss()).isEqualTo(Loss.NONE));
    assertThat(Objects.requireNonNull(reading.open(team.centre(), first).remake()).revokedAt())
        .as("what was issued again is revoked")
        .isNotNull();
    Set<String> rest = new HashSet<>(inside);
    rest.remove(first);
    assertThat(told("PAPERS_FOUND", inside)).isEqualTo(once(rest));
    assertThat(told("PAPERS_FOUND_AND_REVOKED", inside)).isEqualTo(once(Set.of(first)));
    assertThat(told("PAPERS_SOUGHT", inside)).as("still once").isEqualTo(once(inside));
    Measured.say(
        "Lost bag: %d envelopes in %d bags with 3 couriers, found and sought by itself at ETA + 2"
            + " h, %d dossiers named in %.2f s, each citizen told once, all back, what was issued"
            + " again revoked",
        BAGS * EACH, BAGS, dossiers.size(), seconds);
  }

  /** How many messages of a kind went to the citizens of these envelopes. */
  private Map<String, Long> told(String kind, Set<String> envelopes) {
    return jdbc
        .sql(
            """
            SELECT s.envelope, count(*) AS times FROM notification.message m
            JOIN custody.paper_set s ON s.dossier_code = m.dossier_code
            WHERE m.kind = :kind AND m.channel = 'SMS' AND s.envelope IN (:envelopes) GROUP BY s.envelope
            """)
        .param("kind", kind)
        .param("envelopes", envelopes)
        .query((rs, n) -> Map.entry(rs.getString("envelope"), rs.getLong("times")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Long> once(Set<String> envelopes) {
    return envelopes.stream().collect(Collectors.toMap(one -> one, one -> 1L));
  }

  private static Set<String> others(List<Bag> bags) {
    return bags.subList(0, bags.size() - 1).stream()
        .flatMap(bag -> bag.envelopes().stream())
        .collect(Collectors.toSet());
  }
}
