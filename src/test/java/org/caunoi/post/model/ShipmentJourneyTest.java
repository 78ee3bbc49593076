package org.caunoi.post.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.caunoi.NeedsNothing;
import org.caunoi.post.model.Report.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a shipment stands follows from what was said about it, in whatever order it was heard. */
@NeedsNothing
class ShipmentJourneyTest {

  private static Report at(int minute, Step step) {
    return at(minute, step, Weight.USUAL);
  }

  private static Report at(int minute, Step step, Weight weight) {
    return new Report(Instant.ofEpochSecond(60L * minute), step, weight);
  }

  @Test
  void outForDeliveryAfterDeliveredMovesNothingAndIsAConflict() {
    Journey journey =
        Journey.of(List.of(at(1, Step.OUT), at(2, Step.DELIVERED_REPORTED), at(3, Step.OUT)));
    assertThat(journey.step()).isEqualTo(Step.DELIVERED_REPORTED);
    assertThat(journey.conflict()).isTrue();
  }

  @Test
  void aDeliveryCorrectsAFailureBeforeIt() {
    Journey journey =
        Journey.of(List.of(at(1, Step.ATTEMPT_FAILED), at(2, Step.DELIVERED_REPORTED)));
    assertThat(journey.step()).isEqualTo(Step.DELIVERED_REPORTED);
    assertThat(journey.conflict()).isFalse();
  }

  @Test
  void aReturnMovesWhatWasReportedDelivered() {
    Journey journey =
        Journey.of(List.of(at(1, Step.DELIVERED_REPORTED), at(2, Step.RETURNING, Weight.CORRECTS)));
    assertThat(journey.step()).isEqualTo(Step.RETURNING);
  }

  @Test
  void aCorrectionAtTheSameMomentStandsBehindWhatItCorrects() {
    Journey journey = Journey.of(List.of(at(1, Step.AT_OFFICE, Weight.CORRECTS), at(1, Step.OUT)));
    assertThat(journey.step()).isEqualTo(Step.AT_OFFICE);
  }

  @Test
  void nothingACarrierSaysUndoesOurProof() {
    Journey journey =
        Journey.of(
            List.of(
                at(2, Step.DELIVERED, Weight.PROVES),
                at(1, Step.OUT),
                at(3, Step.RETURNED, Weight.CORRECTS)));
    assertThat(journey.step()).isEqualTo(Step.DELIVERED);
    assertThat(journey.conflict()).isTrue();
  }

  @Test
  void theSecondVainAttemptIsHeldAtTheCounter() {
    assertThat(
            Journey.of(
                    List.of(
                        at(1, Step.ATTEMPT_FAILED), at(2, Step.OUT), at(3, Step.ATTEMPT_FAILED)))
                .step())
        .isEqualTo(Step.PICKUP_WAITING);
  }

  @Test
  void oneVisitThatSeveralReportIsOneAttemptUntilTheNextTimeOut() {
    List<Report> visit =
        List.of(
            at(1, Step.OUT),
            at(2, Step.ATTEMPT_FAILED),
            at(3, Step.ATTEMPT_FAILED),
            at(4, Step.AT_OFFICE),
            at(5, Step.ATTEMPT_FAILED));
    assertThat(Journey.of(visit).attempts()).as("ours, 505 and 506 of one visit").isEqualTo(1);
    assertThat(Journey.of(visit).step()).isEqualTo(Step.ATTEMPT_FAILED);
    List<Report> both = new ArrayList<>(visit);
    both.add(at(6, Step.OUT));
    both.add(at(7, Step.ATTEMPT_FAILED));
    both.add(at(8, Step.ATTEMPT_FAILED));
    assertThat(Journey.of(both).attempts()).isEqualTo(2);
    assertThat(Journey.of(both).step()).isEqualTo(Step.PICKUP_WAITING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderAndRepetitionChangeNothing(long seed) {
    Random random = new Random(seed);
    List<Report> said = new ArrayList<>();
    IntStream.range(0, 12)
        .forEach(
            i ->
                said.add(
                    at(
                        random.nextInt(8),
                        Step.values()[1 + random.nextInt(Step.values().length - 2)],
                        random.nextInt(5) == 0 ? Weight.CORRECTS : Weight.USUAL)));
    Journey once = Journey.of(said);
    for (int i = 0; i < 200; i++) {
      List<Report> heard = new ArrayList<>(said);
      heard.add(said.get(random.nextInt(said.size())));
      Collections.shuffle(heard, random);
      assertThat(Journey.of(heard)).isEqualTo(once);
    }
  }
}
