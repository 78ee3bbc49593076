package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.model.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever asked for a witness may take that back, and the witness may say no. */
@IntegrationTest
class OpeningTakenBackTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private OpenSealedBag opening;
  @Autowired private ReadUnit reading;

  private Team team;
  private Bag bag;

  @BeforeEach
  void aBagThatWaitsForAWitness() {
    team = way.team();
    bag = way.arrived(team, 1);
    opening.ask(team.mailRoom(), bag.number(), bag.seal());
  }

  private UnitFacts unit() {
    return reading.open(team.centre(), bag.number()).facts();
  }

  private Web opened(SignedIn who) {
    Web web = people.signIn(who);
    web.get("/custody");
    return web;
  }

  private void done(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void whatWasTakenBackMayBeHandedToAColleagueWhoAsksAgain() {
    String path = "/custody/units/" + bag.number();
    Web keeper = opened(team.mailRoom());
    assertThat(keeper.get(path).body()).contains("Không mở nữa").doesNotContain(path + "/offers");
    done(keeper.form(path + "/opening-withdrawals", Map.of()), 302);
    assertThat(unit().phase()).isEqualTo(Phase.CLOSED);
    done(keeper.form(path + "/opening-withdrawals", Map.of()), 409);
    done(keeper.form(path + "/offers", Map.of("to", "destination")), 302);
    Web colleague = opened(team.witness());
    done(colleague.form(path + "/acceptances", Map.of("seal", bag.seal())), 302);
    done(colleague.form(path + "/openings", Map.of("seal", bag.seal())), 302);
    assertThat(unit().phase()).isEqualTo(Phase.OPENING);
    done(opened(team.mailRoom()).form(path + "/witnessings", Map.of()), 302);
    assertThat(unit().phase()).isEqualTo(Phase.UNSEALED);
  }

  @Test
  void nobodyButTheKeeperTakesItBack() {
    String path = "/api/v1/custody/units/" + bag.number() + "/opening-withdrawals";
    done(opened(team.witness()).post(path, "{}"), 409);
    done(opened(team.mailRoom()).post(path, "{}"), 200);
    assertThat(unit().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void aWitnessWhoFindsAnotherSealStopsItBetweenTheGiverAndTheReceiver() {
    String path = "/custody/units/" + bag.number();
    Web witness = opened(team.witness());
    assertThat(witness.get(path).body()).contains("Tôi đã chứng kiến", "Báo niêm phong không đúng");
    done(witness.form(path + "/openings", Map.of("look", "SEAL_DIFFERS", "note", "Rách")), 302);
    assertThat(unit().dispute()).isEqualTo("SEAL_DIFFERS");
    assertThat(unit().phase()).as("nobody opens it").isEqualTo(Phase.CLOSED);
    Discrepancy found =
        Objects.requireNonNull(reading.open(team.centre(), bag.number()).discrepancy());
    assertThat(found.giver()).isEqualTo(team.courier().displayName());
    assertThat(found.receiver()).isEqualTo(team.mailRoom().displayName());
  }

  @Test
  void theKeeperMayFindItWhileTheWitnessIsAwaited() {
    done(
        opened(team.mailRoom())
            .post("/api/v1/custody/units/" + bag.number() + "/seal-differences", "{}"),
        200);
    assertThat(unit().dispute()).isEqualTo("SEAL_DIFFERS");
  }
}
