package org.caunoi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.Months;
import org.caunoi.calendar.StatutoryTerm.SameDayCutoff;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.calendar.StatutoryTerm.WorkingHours;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Due dates per second on one core, with their explanation in words, by strategy and number of
 * pauses. Acceptances fall at any minute of two years.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class DueDateSpeed {

  /** The usual size of each kind of term. */
  public enum Strategy {
    SAME_DAY_CUTOFF(new SameDayCutoff(LocalTime.of(15, 0))),
    WORKING_DAYS(new WorkingDays(15)),
    WORKING_HOURS(new WorkingHours(8)),
    CALENDAR_DAYS(new CalendarDays(30)),
    MONTHS(new Months(3));

    private final StatutoryTerm term;

    Strategy(StatutoryTerm term) {
      this.term = term;
    }
  }

  private static final int CASES = 4096;

  @Param private Strategy strategy = Strategy.WORKING_DAYS;

  @Param({"0", "1"})
  private int pauses;

  private final WorkingCalendar calendar = new WorkingCalendars().current();
  private final Instant[] accepted = new Instant[CASES];
  private final Pause[] pause = new Pause[CASES];
  private int next;

  /** Draws the cases. */
  public DueDateSpeed() {
    Random random = new Random(20261123);
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < CASES; i++) {
      accepted[i] = begin.plus(Duration.ofMinutes(random.nextInt(2 * 365 * 1440)));
      Instant from = accepted[i].plus(Duration.ofMinutes(random.nextInt(600)));
      pause[i] = new Pause(from, from.plus(Duration.ofMinutes(random.nextInt(6000))));
    }
  }

  /** One due date with its steps. */
  @Benchmark
  public DueDate dueDate() {
    next = (next + 1) % CASES;
    List<Pause> stops = pauses == 0 ? List.of() : List.of(pause[next]);
    return calendar.dueDate(accepted[next], strategy.term, stops);
  }
}
