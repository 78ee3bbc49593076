package org.caunoi.post.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.caunoi.post.model.Report.Weight;
import org.jspecify.annotations.Nullable;

/**
 * How a shipment stands by all that was said about it. A pure function of the set of reports: the
 * order they came in and their repetition change nothing.
 *
 * @param attempts how often delivery was tried in vain
 * @param tried whether the vain attempt of the present round is counted; whoever else reports the
 *     same visit adds nothing, and the next time out begins a new round
 * @param conflict somebody said something after the end that contradicts it; a person must look
 * @param lastAt when anything last happened, null where nothing is known
 */
public record Journey(
    Step step, int attempts, boolean tried, boolean conflict, @Nullable Instant lastAt) {

  /** Tried in vain so often, it is held at the nearest counter. */
  public static final int MOST_ATTEMPTS = 2;

  /** At one moment a correction stands behind what it corrects. */
  private static final Comparator<Report> ORDER =
      Comparator.comparing(Report::at)
          .thenComparing(Report::weight)
          .thenComparing(report -> report.step() == null ? -1 : report.step().ordinal());

  private static final Journey BEGINNING = new Journey(Step.PLANNED, 0, false, false, null);

  public static Journey of(Collection<Report> reports) {
    List<Journey> stations = stations(reports);
    return stations.isEmpty() ? BEGINNING : stations.getLast();
  }

  /** How it stood after each thing that was said, in order. */
  public static List<Journey> stations(Collection<Report> reports) {
    List<Journey> stations = new ArrayList<>();
    Journey journey = BEGINNING;
    for (Report report : reports.stream().distinct().sorted(ORDER).toList()) {
      journey = journey.after(report);
      stations.add(journey);
    }
    return stations;
  }

  private Journey after(Report report) {
    Step next = report.step();
    if (next == null) {
      return stays(step, conflict, report);
    }
    if (report.weight() == Weight.PROVES) {
      return stays(next, conflict, report);
    }
    if (step == Step.DELIVERED) {
      return stays(step, conflict || next != Step.DELIVERED_REPORTED, report);
    }
    if (step.isEnd() && report.weight() == Weight.USUAL) {
      return stays(step, conflict || next != step, report);
    }
    boolean vain = next == Step.ATTEMPT_FAILED;
    int count = vain && !tried ? attempts + 1 : attempts;
    boolean held = vain && count >= MOST_ATTEMPTS;
    boolean solved = report.weight() == Weight.CORRECTS;
    return new Journey(
        held ? Step.PICKUP_WAITING : next,
        count,
        next != Step.OUT && (tried || vain),
        conflict && !solved,
        report.at());
  }

  private Journey stays(Step where, boolean contradicted, Report report) {
    return new Journey(where, attempts, tried, contradicted, report.at());
  }
}
