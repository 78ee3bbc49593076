package org.caunoi.post.model;

import java.time.Instant;
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
 * @param conflict somebody said something after the end that contradicts it; a person must look
 * @param lastAt when anything last happened, null where nothing is known
 */
public record Journey(Step step, int attempts, boolean conflict, @Nullable Instant lastAt) {

  /** Tried in vain so often, it is held at the nearest counter. */
  public static final int MOST_ATTEMPTS = 2;

  private static final Comparator<Report> ORDER =
      Comparator.comparing(Report::at)
          .thenComparing(Report::sequence)
          .thenComparing(report -> report.step() == null ? -1 : report.step().ordinal());

  public static Journey of(Collection<Report> reports) {
    List<Report> ordered = reports.stream().distinct().sorted(ORDER).toList();
    Journey journey = new Journey(Step.PLANNED, 0, false, null);
    for (Report report : ordered) {
      journey = journey.after(report);
    }
    return journey;
  }

  private Journey after(Report report) {
    Step next = report.step();
    if (next == null) {
      return new Journey(step, attempts, conflict, report.at());
    }
    if (report.weight() == Weight.PROVES) {
      return new Journey(next, attempts, conflict, report.at());
    }
    if (step == Step.DELIVERED) {
      boolean agrees = next == Step.DELIVERED_REPORTED;
      return new Journey(step, attempts, conflict || !agrees, report.at());
    }
    if (step.isEnd() && report.weight() == Weight.USUAL) {
      return new Journey(step, attempts, conflict || next != step, report.at());
    }
    int tried = next == Step.ATTEMPT_FAILED ? attempts + 1 : attempts;
    boolean held = next == Step.ATTEMPT_FAILED && tried >= MOST_ATTEMPTS;
    boolean solved = report.weight() == Weight.CORRECTS;
    return new Journey(held ? Step.PICKUP_WAITING : next, tried, conflict && !solved, report.at());
  }
}
