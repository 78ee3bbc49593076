package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.ReadFindings.Finding;
import org.caunoi.custody.ReadFindings.Kind;
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
  @Autowired private ReadFindings findings;
  @Autowired private ReadUnit reading;
  @Autowired private Events events;
  @Autowired private Projection projection;
  @Autowired private Custodians custodians;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Nearness nearness;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private WatchClocks in(Duration time) {
    Clock later = Clock.offset(clock, time);
    Ledger ledger = new Ledger(jdbc, events, projection, custodians, audit, later);
    return new WatchClocks(jdbc, ledger, nearness, transactions, Duration.ofMinutes(30));
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
    in(Duration.ofMinutes(365)).look();
    assertThat(found(team, Kind.BAG_OVERDUE, numbers)).containsExactly(lost.number());
    long begin = System.nanoTime();
    List<String> dossiers =
        reading.open(team.centre(), lost.number()).content().stream()
            .map(one -> reading.open(team.centre(), one.number()))
            .map(one -> Objects.requireNonNull(one.papers()).dossierCode())
            .toList();
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(dossiers).hasSize(EACH).doesNotHaveDuplicates();
    assertThat(seconds).isLessThan(60);
    losses.suspect(team.centre(), lost.number());
    in(Duration.ofMinutes(366)).look();
    in(Duration.ofMinutes(367)).look();
    assertThat(found(team, Kind.LOSS, inside)).isEqualTo(inside);
    assertThat(found(team, Kind.LOSS, others(bags))).isEmpty();
    losses.declare(team.centre(), lost.number());
    losses.found(couriers.getLast(), lost.number());
    in(Duration.ofDays(1)).look();
    assertThat(found(team, Kind.LOSS, inside)).isEmpty();
    assertThat(reading.open(team.centre(), lost.number()).content())
        .hasSize(EACH)
        .allSatisfy(one -> assertThat(one.loss()).isEqualTo(Loss.NONE));
    System.out.printf(
        "Lost bag: %d envelopes in %d bags with 3 couriers, found at ETA + 2 h, %d dossiers named"
            + " in %.2f s, all back%n",
        BAGS * EACH, BAGS, dossiers.size(), seconds);
  }

  private static Set<String> others(List<Bag> bags) {
    return bags.subList(0, bags.size() - 1).stream()
        .flatMap(bag -> bag.envelopes().stream())
        .collect(Collectors.toSet());
  }
}
