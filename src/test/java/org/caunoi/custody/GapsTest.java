package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.dossier.PaperTrail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Minutes in which nobody can show a paper are counted per counter, route and shift. */
@IntegrationTest
class GapsTest {

  /** Longer than any shift. */
  private static final Duration THIRTEEN_HOURS = Duration.ofHours(13);

  @Autowired private OnTheWay way;
  @Autowired private OpenSealedBag opening;
  @Autowired private LossCase losses;
  @Autowired private PaperTrail trail;
  @Autowired private AtAnotherTime another;
  @Autowired private TransactionTemplate transactions;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private List<Gap> gaps(Team team, Duration later) {
    return new ReadGaps(jdbc, Clock.offset(clock, later))
        .of(team.centre(), 30).stream().filter(gap -> gap.kind() == Gap.Kind.OUT_OF_SIGHT).toList();
  }

  /** Of all that is out of sight; other tests leave papers there too, none of which is found. */
  private static long minutes(List<Gap> gaps) {
    return gaps.stream().mapToLong(Gap::minutes).sum();
  }

  private static int papers(List<Gap> gaps) {
    return gaps.stream().mapToInt(Gap::papers).sum();
  }

  @Test
  void aSearchThatEndsWithTheReceiptOfThePapersIsAFindingToo() {
    Team team = way.team();
    Bag bag = way.opened(team, 2);
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    String sought = bag.envelopes().getFirst();
    Clock earlier = Clock.offset(clock, Duration.ofMinutes(-20));
    transactions.executeWithoutResult(
        status -> another.at(earlier, LossCase.class).suspect(team.centre(), sought));
    way.receive(team.mailRoom(), sought);
    new FindGaps(jdbc, clock).look();
    new FindGaps(jdbc, clock).look();
    assertThat(unattributed(sought)).singleElement().asString().matches("\\d+\\+2[01]");
    String code =
        jdbc.sql("SELECT dossier_code FROM custody.paper_set WHERE envelope = :envelope")
            .param("envelope", sought)
            .query(String.class)
            .single();
    assertThat(trail.of(code).moves())
        .as("and stands on the dossier’s timeline")
        .anyMatch(
            move ->
                move.step() == PaperTrail.Step.UNATTRIBUTED
                    && Objects.requireNonNull(move.minutes()) >= 20);
  }

  private List<String> unattributed(String unit) {
    return jdbc.sql(
            "SELECT subject FROM custody.finding WHERE unit = :unit AND kind = 'UNATTRIBUTED'")
        .param("unit", unit)
        .query((rs, n) -> rs.getString("subject"))
        .list();
  }

  @Test
  void aMissedEnvelopeIsOutOfSightUntilSomebodyHasItInHand() {
    Team team = way.team();
    Bag bag = way.opened(team, 2);
    String missed = bag.envelopes().get(1);
    List<Gap> before = gaps(team, THIRTEEN_HOURS);
    opening.count(team.mailRoom(), bag.number(), bag.envelopes().subList(0, 1), List.of());
    List<Gap> during = gaps(team, THIRTEEN_HOURS);
    assertThat(minutes(during) - minutes(before)).isBetween(775L, 800L);
    assertThat(papers(during))
        .as("thirteen hours touch two shifts or three")
        .isGreaterThan(papers(before) + 1);
    Web web = people.signIn(team.centre());
    assertThat(web.get("/custody/gaps").body()).contains("<svg class=\"heat-map\"", "<table");
    assertThat(Web.json(web.get("/api/v1/custody/gaps")).path("gaps")).isNotEmpty();
    losses.found(team.clerk(), missed);
    assertThat(minutes(gaps(team, THIRTEEN_HOURS)) - minutes(before))
        .as("found again")
        .isLessThan(10);
  }
}
