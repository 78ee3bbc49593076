package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;

/** What the house itself says of a parcel that is locked. */
@Component
class HouseReports {

  private final NoteReports noting;
  private final Clock clock;

  HouseReports(NoteReports noting, Clock clock) {
    this.noting = noting;
    this.clock = clock;
  }

  /** Where it was then, as long as it had not ended. */
  void say(Shipment shipment, Step step, Instant at) {
    note(shipment, step, Weight.USUAL, at);
  }

  /** Where it was then, whatever was said before. */
  void correct(Shipment shipment, Step step, Instant at) {
    note(shipment, step, Weight.CORRECTS, at);
  }

  /** Where it is now, whatever was said before. */
  void correct(Shipment shipment, Step step) {
    correct(shipment, step, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private void note(Shipment shipment, Step step, Weight weight, Instant at) {
    noting.note(Map.of(shipment, List.of(NewReport.ours(UuidV7.next(clock), at, step, weight))));
  }
}
