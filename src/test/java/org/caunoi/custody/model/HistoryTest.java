package org.caunoi.custody.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caunoi.custody.model.Chain.*;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state is a function of the set of events, whatever their order, repetition and clocks. */
class HistoryTest {

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderAndAnyRepetitionGiveTheSameState(int seed) {
    Random random = new Random(seed);
    List<Event> inOrder =
        envelope()
            .handOver(CLERK, COURIER)
            .handOver(COURIER, OFFICE)
            .handOver(OFFICE, SECOND)
            .then(SECOND, new Fact.Received(null))
            .events();
    List<Event> asTheyCame = new ArrayList<>(inOrder);
    for (int i = 0; i < 4; i++) {
      asTheyCame.add(inOrder.get(random.nextInt(inOrder.size())));
    }
    Collections.shuffle(asTheyCame, random);
    assertThat(History.of(asTheyCame)).isEqualTo(History.of(inOrder));
    assertThat(History.of(asTheyCame).require().phase()).isEqualTo(Phase.DELIVERED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void clocksWrongByDaysOrderNothing(int seed) {
    Random random = new Random(seed);
    UUID handover = new UUID(9, 9);
    List<Event> events =
        envelope()
            .at(wrong(random), CLERK, new Fact.Offered(handover, null))
            .at(wrong(random), COURIER, new Fact.Accepted(handover, null))
            .events();
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    History history = History.of(shuffled);
    assertThat(history.require().keeper()).isEqualTo(COURIER);
    assertThat(history.spans()).hasSize(2);
    assertThat(history.spans().getFirst().to()).isEqualTo(history.spans().getLast().from());
    assertThat(history.spans().getLast().from()).isAfterOrEqualTo(NOON);
  }

  private static Instant wrong(Random random) {
    return NOON.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60) - 2 * 24 * 60L));
  }

  @Test
  void thousandsOfContestedScansBehindEachOtherAreLookedAtOnceEach() {
    Chain chain = envelope();
    for (int i = 0; i < 30_000; i++) {
      chain.then(CLERK, new Fact.Offered(new UUID(8, i), null));
    }
    History history = assertTimeout(Duration.ofSeconds(3), () -> History.of(chain.events()));
    assertThat(history.contested()).hasSize(29_999);
  }

  @Test
  void aScanWhoseForerunnerIsMissingWaitsAndCountsOnceItIsThere() {
    List<Event> all = envelope().handOver(CLERK, COURIER).events();
    History early = History.of(List.of(all.get(0), all.get(2)));
    assertThat(early.require().keeper()).isEqualTo(CLERK);
    assertThat(early.waiting()).containsExactly(all.get(2));
    assertThat(early.contested()).isEmpty();
    History complete = History.of(List.of(all.get(2), all.get(0), all.get(1)));
    assertThat(complete.require().keeper()).isEqualTo(COURIER);
    assertThat(complete.waiting()).isEmpty();
  }

  @Test
  void ofTwoWhoAcceptTheSameOfferOneCounts() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    chain.then(COURIER, new Fact.Accepted(handover, null));
    Event rival = chain.beside(OFFICE, new Fact.Accepted(handover, null));
    List<Event> events = new ArrayList<>(chain.events());
    events.add(rival);
    History one = History.of(events);
    Collections.reverse(events);
    assertThat(History.of(events)).isEqualTo(one);
    assertThat(one.contested()).hasSize(1);
    assertThat(one.require().keeper()).isIn(COURIER, OFFICE);
  }

  @Test
  void aStaleScanNeverOverturnsWhatOthersBuiltOn() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    chain.then(COURIER, new Fact.Accepted(handover, null));
    Event stale =
        new Event(
            new UUID(0, 1),
            "DE000000014VN",
            chain.events().get(1).id(),
            NOON,
            OFFICE,
            new Fact.Accepted(handover, null));
    chain.handOver(COURIER, OFFICE);
    List<Event> events = new ArrayList<>(chain.events());
    events.add(0, stale);
    History history = History.of(events);
    assertThat(history.contested()).containsExactly(stale);
    assertThat(history.applied()).hasSize(5);
  }

  @Test
  void anAcceptanceCountsBeforeAWithdrawalOfTheSameOffer() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    chain.then(CLERK, new Fact.Withdrawn(handover));
    Event accepted = chain.beside(COURIER, new Fact.Accepted(handover, null));
    List<Event> events = new ArrayList<>(chain.events());
    events.add(accepted);
    assertThat(History.of(events).require().keeper()).isEqualTo(COURIER);
  }

  @Test
  void whoeverOnceKeptItNeverOutgrowsTheOthersByScans() {
    Chain chain = envelope();
    UUID first = chain.events().getFirst().id();
    chain.handOver(CLERK, COURIER).handOver(COURIER, OFFICE);
    chain.then(OFFICE, new Fact.Received(null));
    List<Event> before = chain.events();
    chain.from(first);
    for (int pair = 0; pair < 200; pair++) {
      UUID handover = new UUID(8, pair);
      chain.told(CLERK, new Fact.Offered(handover, null)).told(CLERK, new Fact.Withdrawn(handover));
    }
    History history = History.of(chain.events());
    assertThat(history.applied()).isEqualTo(before);
    assertThat(history.require().phase()).isEqualTo(Phase.DELIVERED);
    assertThat(history.contested()).hasSize(400);
  }

  @Test
  void pairsOfOnePersonDoNotOutgrowWhatTwoPeopleScannedEither() {
    Chain chain = envelope();
    UUID first = chain.events().getFirst().id();
    UUID handover = new UUID(9, 1);
    chain.from(first);
    for (int pair = 0; pair < 50; pair++) {
      UUID own = new UUID(8, pair);
      chain.told(CLERK, new Fact.Offered(own, null)).told(CLERK, new Fact.Withdrawn(own));
    }
    chain.from(first).told(CLERK, new Fact.Offered(handover, null));
    chain.told(COURIER, new Fact.Accepted(handover, null));
    assertThat(History.of(chain.events()).require().keeper()).isEqualTo(COURIER);
  }

  @Test
  void whatWasPackedInTheHouseStaysInTheBagWhateverIsToldLater() {
    Chain chain = envelope();
    UUID first = chain.events().getFirst().id();
    chain.then(CLERK, new Fact.Packed("DB000000014VN"));
    UUID handover = new UUID(9, 1);
    chain.from(first);
    chain.told(CLERK, new Fact.Offered(handover, null));
    chain.told(COURIER, new Fact.Accepted(handover, null));
    History history = History.of(chain.events());
    assertThat(history.require().inside()).isEqualTo("DB000000014VN");
    assertThat(history.contested()).hasSize(2);
  }

  @Test
  void aScanThatTellsOfTakingOverCountsBeforeAnOfferThatLapsedMeanwhile() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    UUID offer = chain.events().getLast().id();
    chain.then(Keeper.HOUSE, new Fact.Lapsed(handover));
    chain.from(offer).told(COURIER, new Fact.Accepted(handover, null));
    assertThat(History.of(chain.events()).require().keeper()).isEqualTo(COURIER);
    chain.from(chain.events().get(2).id()).handOver(CLERK, OFFICE);
    assertThat(History.of(chain.events()).require().keeper())
        .as("somebody else took it over in the house")
        .isEqualTo(OFFICE);
  }

  @Test
  void aSearchTheCentreBeganTakesNothingFromWhoeverTellsOfTakingOverLater() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    UUID offer = chain.events().getLast().id();
    chain.then(Keeper.HOUSE, new Fact.Lapsed(handover));
    chain.then(CENTRE, new Fact.Suspected("centre"));
    chain.from(offer).told(COURIER, new Fact.Accepted(handover, null));
    assertThat(chain.state().keeper()).isEqualTo(COURIER);
    assertThat(chain.state().loss()).isEqualTo(Loss.NONE);
  }

  @Test
  void aRefusalInTheHouseIsNotUndoneByAScanOfSomebodyElse() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    chain.then(OFFICE, new Fact.Declined(handover, "damaged"));
    Event late =
        new Event(
            new UUID(0, 1),
            "DE000000014VN",
            chain.events().get(1).id(),
            NOON,
            COURIER,
            new Fact.Accepted(handover, null),
            true);
    List<Event> events = new ArrayList<>(chain.events());
    events.add(late);
    assertThat(History.of(events).contested()).containsExactly(late);
  }

  @Test
  void anEventThatIsNotAllowedDoesNotCount() {
    Chain chain = envelope();
    UUID handover = new UUID(9, 1);
    chain.then(CLERK, new Fact.Offered(handover, null));
    chain.then(CLERK, new Fact.Accepted(handover, null));
    History history = History.of(chain.events());
    assertThat(history.require().keeper()).isEqualTo(CLERK);
    assertThat(history.require().offer()).isNotNull();
    assertThat(history.contested()).hasSize(1);
  }

  @Test
  void whoHeldItIsKnownForEachMinuteFromTheFirstOn() {
    History history =
        History.of(envelope().handOver(CLERK, COURIER).handOver(COURIER, OFFICE).events());
    assertThat(history.at(NOON.minusSeconds(1))).isNull();
    for (int second = 0; second < 600; second += 7) {
      assertThat(history.at(NOON.plusSeconds(second))).isNotNull();
    }
    assertThat(Objects.requireNonNull(history.at(NOON.plusSeconds(119))).keeper()).isEqualTo(CLERK);
    assertThat(Objects.requireNonNull(history.at(NOON.plusSeconds(120))).keeper())
        .isEqualTo(COURIER);
    assertThat(Objects.requireNonNull(history.at(NOON.plusSeconds(240))).keeper())
        .isEqualTo(OFFICE);
  }
}
