package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.caunoi.IntegrationTest;
import org.caunoi.Walk;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Random acts through PostgreSQL: the tables always say what the events say. */
@IntegrationTest
class ProjectionTest {

  private static final int STEPS = 900;

  @Autowired private OnTheWay way;
  @Autowired private Walk walk;
  @Autowired private FillBag bags;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;
  @Autowired private LossCase losses;
  @Autowired private SettleDispute settling;
  @Autowired private Events events;
  @Autowired private Ledger ledger;
  @Autowired private Projection projection;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  private final Random random = new Random(14_07_2026);
  private final List<String> numbers = new ArrayList<>();
  private final Map<String, String> seals = new HashMap<>();

  @Test
  void afterEachOfManyRandomActsTheTablesAgreeWithTheEvents() {
    Team team = way.team();
    List<SignedIn> people =
        List.of(team.clerk(), team.courier(), team.mailRoom(), team.witness(), team.intake());
    for (int i = 0; i < 6; i++) {
      numbers.add(way.takeIn(team.clerk()).envelope());
    }
    for (int i = 0; i < 3; i++) {
      numbers.add(bags.open(team.clerk(), walk.authority()));
    }
    int allowed = 0;
    for (int step = 0; step < STEPS; step++) {
      String number = numbers.get(random.nextInt(numbers.size()));
      String other = numbers.get(random.nextInt(numbers.size()));
      SignedIn who = random.nextInt(3) > 0 ? holder(people, number) : people.get(random.nextInt(5));
      try {
        act(who, team, number, other);
        allowed++;
      } catch (Refused refused) {
        assertThat(refused.code()).isNotBlank();
      }
      check(number);
      check(other);
    }
    numbers.forEach(this::rebuild);
    System.out.printf("Custody: %d random acts through PostgreSQL, %d allowed%n", STEPS, allowed);
    assertThat(allowed).isGreaterThan(40);
  }

  private SignedIn holder(List<SignedIn> people, String number) {
    UnitState state = state(number);
    return people.stream()
        .filter(person -> person.accountId().equals(state.keeper().person()))
        .findFirst()
        .orElse(people.getFirst());
  }

  private void act(SignedIn who, Team team, String number, String other) {
    switch (random.nextInt(13)) {
      case 0, 1 -> bags.pack(who, number, other);
      case 2 -> bags.takeOut(who, number, other);
      case 3 -> {
        String seal = OnTheWay.seal();
        bags.close(who, number, seal);
        seals.put(number, seal);
      }
      case 4 -> hands.offer(who, number, random.nextInt(3) == 0);
      case 5, 6 -> hands.accept(who, number, seals.get(number));
      case 7 -> hands.decline(who, number, HandOver.Reason.SEAL_DIFFERS);
      case 8 -> opening.ask(who, number, seals.getOrDefault(number, "KEIN-1"));
      case 9 -> opening.witness(who, number);
      case 10 -> opening.count(who, number, state(number).manifest(), List.of());
      case 11 -> {
        if (random.nextInt(4) == 0) {
          losses.suspect(team.centre(), number);
        } else {
          losses.found(who, number);
        }
      }
      default -> {
        if (random.nextInt(3) == 0) {
          way.receive(who, number);
        } else {
          settling.settle(
              team.centre(), number, SettleDispute.Outcome.EXPLAINED, null, way.sealOf(number));
        }
      }
    }
  }

  private UnitState state(String number) {
    return History.of(events.of(List.of(number)).getOrDefault(number, List.of())).require();
  }

  private void check(String number) {
    UnitState state = state(number);
    Map<String, @Nullable Object> row =
        jdbc.sql(
                """
                SELECT phase, keeper_id, offer, inside, dispute, loss, head, version FROM custody.unit
                WHERE number = :number
                """)
            .param("number", number)
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("phase", state.phase().name())
        .containsEntry("keeper_id", state.keeper().person())
        .containsEntry("inside", state.inside())
        .containsEntry("loss", state.loss().name())
        .containsEntry("head", state.head())
        .containsEntry("version", state.version());
    assertThat(row.get("offer") == null).isEqualTo(state.offer() == null);
    if (state.bag() && !state.manifest().isEmpty()) {
      assertThat(new TreeSet<>(state.manifest())).containsAll(ledger.content(number));
    }
    Long gaps =
        jdbc.sql(
                """
                SELECT count(*) FROM custody.holding a WHERE a.unit = :unit AND a.to_at IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM custody.holding b WHERE b.unit = a.unit AND b.from_at = a.to_at)
                """)
            .param("unit", number)
            .query(Long.class)
            .single();
    assertThat(gaps).as("minutes without a keeper").isZero();
  }

  /** Thrown away and written anew, from events in any order, the rows are the same. */
  private void rebuild(String number) {
    String before = rows(number);
    transactions.executeWithoutResult(
        transaction -> {
          Held held = ledger.hold(number);
          List<Event> all =
              new ArrayList<>(events.of(List.of(number)).getOrDefault(number, List.of()));
          Collections.shuffle(all, random);
          held.put(number, held.authority(number), History.of(all));
          projection.write(held, List.of(number));
        });
    assertThat(rows(number)).isEqualTo(before);
  }

  private String rows(String number) {
    return jdbc.sql(
            """
            SELECT CAST(u AS text) || (SELECT string_agg(h.keeper_id || ' ' || h.from_at, ',' ORDER BY h.no)
                                       FROM custody.holding h WHERE h.unit = u.number)
            FROM custody.unit u WHERE u.number = :number
            """)
        .param("number", number)
        .query((rs, n) -> rs.getString(1))
        .single();
  }
}
