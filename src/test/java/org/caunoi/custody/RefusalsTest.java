package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caunoi.custody.WayOfPapersTest.refused;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.RecordScans.Kind;
import org.caunoi.custody.RecordScans.Scan;
import org.caunoi.custody.model.Keeper;
import org.caunoi.network.Points;
import org.caunoi.shared.UuidV7;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is refused something with papers hears why, and the Centre can read that they tried. */
@IntegrationTest
class RefusalsTest {

  private static final Position THERE = new Position(21.0285, 105.8542);
  private static final Position FAR = new Position(21.0735, 105.8542);

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;
  @Autowired private FillBag bags;
  @Autowired private RecordScans scans;
  @Autowired private ReadUnit reading;
  @Autowired private ReadRefusals refusals;
  @Autowired private Points points;
  @Autowired private Custodians custodians;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private Team team;

  @BeforeEach
  void people() {
    team = way.team();
  }

  private List<String> kept(SignedIn who) {
    return jdbc.sql(
            "SELECT act || ' ' || code || ' ' || unit FROM custody.refusal WHERE by_id = :id ORDER"
                + " BY id")
        .param("id", who.accountId())
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  private long audited(SignedIn who) {
    return jdbc.sql(
            "SELECT count(*) FROM audit.entry WHERE actor_id = :id AND act = 'custody-refused'")
        .param("id", who.accountId())
        .query(Long.class)
        .single();
  }

  @Test
  void samePersonWrongSealTooFarAndWithoutAWitnessAreKept() {
    Bag bag = way.bag(team, 1);
    String number = bag.number();
    hands.offer(team.clerk(), number, false, THERE);
    refused("same-person", () -> hands.accept(team.clerk(), number, bag.seal(), THERE));
    refused("seal-differs", () -> hands.accept(team.courier(), number, "FALSCH-9", THERE));
    refused("too-far-away", () -> hands.accept(team.courier(), number, bag.seal(), FAR));
    refused("position-needed", () -> hands.accept(team.courier(), number, bag.seal(), null));
    hands.accept(team.courier(), number, bag.seal(), THERE);
    hands.offer(team.courier(), number, true);
    hands.accept(team.mailRoom(), number, bag.seal());
    refused("bag-not-opening", () -> opening.count(team.mailRoom(), number, List.of(), List.of()));
    assertThat(kept(team.clerk())).containsExactly("accept same-person " + number);
    assertThat(kept(team.courier()))
        .containsExactly(
            "accept seal-differs " + number,
            "accept too-far-away " + number,
            "accept position-needed " + number);
    assertThat(kept(team.mailRoom())).containsExactly("count bag-not-opening " + number);
    assertThat(audited(team.courier())).isEqualTo(3);
    assertThat(refusals.page(team.centre(), null, 500).items())
        .anyMatch(one -> one.unit().equals(number) && one.code().equals("too-far-away"));
    refused("forbidden", () -> refusals.page(team.courier(), null, 10));
  }

  @Test
  void aWitnessStandsBesideWhoeverOpens() {
    Bag bag = way.arrived(team, 1);
    opening.ask(team.mailRoom(), bag.number(), bag.seal(), THERE);
    refused("witness-is-opener", () -> opening.witness(team.mailRoom(), bag.number(), THERE));
    refused("too-far-away", () -> opening.witness(team.courier(), bag.number(), FAR));
    refused("position-needed", () -> opening.witness(team.courier(), bag.number()));
    opening.witness(team.courier(), bag.number(), THERE);
    assertThat(kept(team.courier())).hasSize(2);
  }

  @Test
  void aScanOfAnothersBagAndAnEnvelopeOfAnotherBagAreKept() {
    Bag bag = way.bag(team, 1);
    SignedIn other = people.clerk(OnTheWay.POINT);
    String own = bags.open(other, reading.open(team.centre(), bag.number()).facts().destination());
    String inside = bag.envelopes().getFirst();
    refused("in-another-bag", () -> bags.pack(other, own, inside));
    UUID head = reading.open(team.centre(), bag.number()).head();
    Scan scan =
        new Scan(
            UuidV7.next(clock),
            bag.number(),
            head,
            Kind.OFFER,
            UUID.randomUUID(),
            null,
            null,
            clock.instant());
    assertThat(scans.sync(other, "may-2", clock.instant(), List.of(scan)).scans().getFirst().code())
        .isEqualTo("not-the-keeper");
    assertThat(kept(other))
        .containsExactly("pack in-another-bag " + own, "scan not-the-keeper " + bag.number());
  }

  @Test
  void aScanOfSomethingThatIsAnothersOrNobodysIsKept() {
    Bag bag = way.bag(team, 1);
    SignedIn stranger = people.clerk("HN-0002");
    Web web = people.signIn(stranger);
    assertThat(web.get("/custody?number=" + bag.number()).statusCode()).isEqualTo(422);
    assertThat(web.get("/custody?number=DE000000014VN").statusCode()).isEqualTo(422);
    assertThat(web.get("/custody?number=DE00000001").statusCode()).isEqualTo(422);
    assertThat(kept(stranger))
        .contains("look unit-of-others " + bag.number(), "look item-number-malformed DE00000001")
        .hasSize(3);
    assertThat(audited(stranger)).isEqualTo(3);
  }

  @Test
  void whereAHousesPeopleMustSayWhereTheyAreNobodyMayKeepSilent() {
    Nearness strict = new Nearness(jdbc, points, 1000, true);
    Keeper courier = custodians.of(team.courier(), "");
    refused("position-needed", () -> strict.requireTold("DE000000014VN", null, courier, null));
    refused("position-needed", () -> strict.requireOneSided(courier, null));
    strict.requireOneSided(courier, THERE);
  }
}
