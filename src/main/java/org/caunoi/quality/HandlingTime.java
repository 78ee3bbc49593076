package org.caunoi.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.dossier.HandledDossier;
import org.caunoi.quality.MeanTime.Unit;

/**
 * From intake to the result, without the time spent waiting for the citizen. A month is thirty days
 * here; the published formula does not say.
 */
record HandlingTime(WorkingCalendar calendar) {

  private static final int DAYS_PER_MONTH = 30;

  /** One line for each procedure and unit that has finished dossiers. */
  List<MeanTime> means(List<HandledDossier> done) {
    Map<Line, Long> minutes =
        new TreeMap<>(Comparator.comparing(Line::procedure).thenComparing(Line::unit));
    Map<Line, Integer> dossiers = new TreeMap<>(((TreeMap<Line, Long>) minutes).comparator());
    for (HandledDossier dossier : done) {
      Line line = new Line(dossier.procedureCode(), Unit.of(dossier.strategy()));
      minutes.merge(line, minutes(dossier, line.unit()), Long::sum);
      dossiers.merge(line, 1, Integer::sum);
    }
    return minutes.entrySet().stream()
        .map(
            one -> {
              Line line = one.getKey();
              int count = dossiers.getOrDefault(line, 0);
              BigDecimal mean =
                  BigDecimal.valueOf(one.getValue())
                      .divide(
                          BigDecimal.valueOf(minutesIn(line.unit()) * count),
                          2,
                          RoundingMode.HALF_UP);
              return new MeanTime(line.procedure(), line.unit(), count, mean);
            })
        .toList();
  }

  private long minutes(HandledDossier dossier, Unit unit) {
    Instant end = Punctuality.endedAt(dossier);
    Instant last = end == null ? dossier.intakeAt() : end;
    long minutes = between(dossier.intakeAt(), last, unit);
    for (HandledDossier.Pause pause : dossier.pauses()) {
      Instant from = pause.from().isBefore(dossier.intakeAt()) ? dossier.intakeAt() : pause.from();
      Instant to = pause.to() == null || pause.to().isAfter(last) ? last : pause.to();
      minutes -= between(from, to, unit);
    }
    return minutes;
  }

  private long between(Instant from, Instant to, Unit unit) {
    return switch (unit) {
      case WORKING_HOUR, WORKING_DAY -> calendar.workingMinutesBetween(from, to);
      case DAY, MONTH -> Math.max(0, Duration.between(from, to).toMinutes());
    };
  }

  private long minutesIn(Unit unit) {
    return switch (unit) {
      case WORKING_HOUR -> Duration.ofHours(1).toMinutes();
      case WORKING_DAY -> Duration.ofHours(calendar.hoursPerDay()).toMinutes();
      case DAY -> Duration.ofDays(1).toMinutes();
      case MONTH -> Duration.ofDays(DAYS_PER_MONTH).toMinutes();
    };
  }

  private record Line(String procedure, Unit unit) {}
}
