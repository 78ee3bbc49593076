package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Other rooms hear who is liable from now on, once for each unit. */
@IntegrationTest
@RecordApplicationEvents
class KeeperChangesTest {

  @Autowired private OnTheWay way;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;

  private static List<KeeperChanged> of(ApplicationEvents heard, String unit) {
    return heard.stream(KeeperChanged.class).filter(one -> one.unit().equals(unit)).toList();
  }

  @Test
  void aBagIsToldWhenItIsTakenOverAndItsEnvelopesWhenTheyAreTakenOut(ApplicationEvents heard) {
    Team team = way.team();
    Bag bag = way.bag(team, 1);
    String envelope = bag.envelopes().getFirst();
    hands.offer(team.clerk(), bag.number(), false);
    assertThat(of(heard, bag.number())).as("the giver stays liable").isEmpty();
    hands.accept(team.courier(), bag.number(), bag.seal());
    assertThat(of(heard, bag.number()))
        .extracting(one -> one.from().person(), one -> one.keeper().person(), KeeperChanged::bag)
        .containsExactly(tuple(team.clerk().accountId(), team.courier().accountId(), true));
    assertThat(of(heard, envelope)).isEmpty();
    hands.offer(team.courier(), bag.number(), true);
    hands.accept(team.mailRoom(), bag.number(), bag.seal());
    opening.ask(team.mailRoom(), bag.number(), bag.seal());
    opening.witness(team.witness(), bag.number());
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    assertThat(of(heard, envelope))
        .extracting(one -> one.keeper().person(), KeeperChanged::inside)
        .containsExactly(tuple(team.mailRoom().accountId(), ""));
  }
}
