package org.caunoi.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What may become of a dossier of December 2025, and how it must count; "+" is on time. */
final class HandMade {

  static final Map<Supplier<Seed>, String> CASES = new LinkedHashMap<>();

  static {
    CASES.put(
        () ->
            Seed.of("done a minute early")
                .in(day(1, 9), day(3, 17))
                .onPaper()
                .files(true, true)
                .rated(2)
                .done("2025-12-03T16:59"),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("done at the very moment")
                .in(day(1, 9), day(3, 17))
                .files(true, true)
                .rated(3)
                .done(day(3, 17)),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("done a minute late")
                .in(day(1, 9), day(3, 17))
                .files(true, false)
                .rated(1)
                .reported()
                .done("2025-12-03T17:01"),
        "- DONE_LATE");
    CASES.put(
        () -> Seed.of("refused in time").filed(day(1, 9)).by(1).reported().ended(3, day(3, 10)),
        "+ ENDED_IN_TIME");
    CASES.put(
        () ->
            Seed.of("refused at the end of the last day")
                .filed(day(1, 9))
                .by(3)
                .ended(3, day(4, 17)),
        "+ ENDED_IN_TIME");
    CASES.put(() -> Seed.of("refused late").filed(day(1, 9)).ended(3, day(5, 9)), "- ENDED_LATE");
    CASES.put(
        () -> Seed.of("stopped in time").in(day(1, 9), day(3, 17)).by(1).ended(8, day(2, 9)),
        "+ ENDED_IN_TIME");
    CASES.put(
        () -> Seed.of("stopped late").in(day(1, 9), day(3, 17)).ended(8, day(4, 9)),
        "- ENDED_LATE");
    CASES.put(
        () ->
            Seed.of("supplemented and done in time")
                .in(day(1, 9), day(10, 17))
                .asked(day(2, 9))
                .brought(day(9, 9))
                .files(false, true)
                .done(day(10, 16)),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("supplemented and done late")
                .in(day(1, 9), day(10, 17))
                .asked(day(2, 9))
                .brought(day(9, 9))
                .onPaper()
                .done(day(11, 9)),
        "- DONE_LATE");
    CASES.put(
        () ->
            Seed.of("waits for papers asked in time")
                .in(day(1, 9), day(3, 17))
                .onPaper()
                .asked(day(2, 9))
                .state(5),
        "+ WAITS_FOR_CITIZEN");
    CASES.put(
        () ->
            Seed.of("waits for papers asked late")
                .in(day(1, 9), day(3, 17))
                .asked(day(4, 9))
                .state(5),
        "- ASKED_LATE");
    CASES.put(
        () ->
            Seed.of("two supplements and done early")
                .in(day(1, 9), day(30, 17))
                .asked(day(2, 9))
                .brought(day(3, 9))
                .asked(day(4, 9))
                .brought(day(5, 9))
                .done(day(8, 9)),
        "- ASKED_AGAIN");
    CASES.put(
        () ->
            Seed.of("two supplements and still waiting")
                .in(day(1, 9), day(30, 17))
                .asked(day(2, 9))
                .brought(day(3, 9))
                .asked(day(4, 9))
                .state(5),
        "- ASKED_AGAIN");
    CASES.put(
        () ->
            Seed.of("two supplements and stopped")
                .in(day(1, 9), day(30, 17))
                .asked(day(2, 9))
                .brought(day(3, 9))
                .asked(day(4, 9))
                .ended(8, day(5, 9)),
        "- ASKED_AGAIN");
    CASES.put(
        () ->
            Seed.of("three supplements")
                .in(day(1, 9), day(30, 17))
                .asked(day(2, 9))
                .brought(day(3, 9))
                .asked(day(4, 9))
                .brought(day(5, 9))
                .asked(day(8, 9))
                .brought(day(9, 9))
                .done(day(10, 9)),
        "- ASKED_AGAIN");
    CASES.put(
        () ->
            Seed.of("stopped while papers were awaited")
                .in(day(1, 9), day(3, 17))
                .asked(day(2, 10))
                .ended(8, day(20, 9)),
        "+ ENDED_IN_TIME");
    CASES.put(
        () ->
            Seed.of("asked late and then stopped")
                .in(day(1, 9), day(3, 17))
                .asked(day(4, 10))
                .ended(8, day(20, 9)),
        "- ENDED_LATE");
    CASES.put(
        () -> Seed.of("asked at intake and waits").filed(day(1, 9)).asked(day(2, 9)).state(5),
        "+ WAITS_FOR_CITIZEN");
    CASES.put(
        () -> Seed.of("no appointment and open in time").filed(day(30, 9)).state(1),
        "+ OPEN_IN_TIME");
    CASES.put(
        () -> Seed.of("no appointment and open late").filed(day(1, 9)).state(1), "- OPEN_LATE");
    CASES.put(
        () ->
            Seed.of("no appointment and supplement subtracted")
                .in(day(1, 9), null)
                .asked(day(2, 9))
                .brought(day(9, 9))
                .done(day(11, 16)),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("no appointment and supplement not enough")
                .in(day(1, 9), null)
                .asked(day(2, 9))
                .brought(day(9, 9))
                .done(day(12, 9)),
        "- DONE_LATE");
    CASES.put(
        () ->
            Seed.of("year end and done in January in time")
                .in(day(30, 9), "2026-01-06T17:00")
                .done("2026-01-06T10:00"),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("year end and done in January late")
                .in(day(30, 9), "2026-01-06T17:00")
                .done("2026-01-07T09:00"),
        "- DONE_LATE");
    CASES.put(
        () ->
            Seed.of("year end and open before the appointment")
                .in(day(30, 9), "2026-01-06T17:00")
                .state(4),
        "+ OPEN_IN_TIME");
    CASES.put(
        () -> Seed.of("promised for the last day and open").in(day(26, 9), day(31, 17)).state(4),
        "- OPEN_LATE");
    CASES.put(
        () -> Seed.of("filed in the last minute of the year").filed("2025-12-31T23:59").state(1),
        "+ OPEN_IN_TIME");
    CASES.put(
        () ->
            Seed.of("accepted after the year")
                .filed(day(31, 9))
                .in("2026-01-05T09:00", "2026-01-08T17:00")
                .state(4),
        "");
    CASES.put(
        () ->
            Seed.of("filed before the period and accepted in it")
                .filed("2025-11-28T10:00")
                .reported("2025-11-29T10:00")
                .in(day(1, 9), day(3, 17))
                .done(day(3, 9)),
        "+ DONE_IN_TIME");
    CASES.put(
        () -> Seed.of("financial duty beyond the appointment").in(day(1, 9), day(3, 17)).state(6),
        "- OPEN_LATE");
    CASES.put(
        () ->
            Seed.of("calendar days that end on a Saturday")
                .filed(day(1, 9))
                .term("CALENDAR_DAYS", 5)
                .ended(3, day(8, 16)),
        "+ ENDED_IN_TIME");
    CASES.put(
        () -> Seed.of("a month that ends on a holiday").filed(day(1, 9)).term("MONTHS", 1).state(1),
        "+ OPEN_IN_TIME");
    CASES.put(
        () ->
            Seed.of("working hours over the noon break")
                .filed(day(1, 11))
                .term("WORKING_HOURS", 2)
                .ended(3, "2025-12-01T14:30"),
        "+ ENDED_IN_TIME");
    CASES.put(
        () ->
            Seed.of("working hours missed by a minute")
                .filed(day(1, 11))
                .term("WORKING_HOURS", 2)
                .ended(3, "2025-12-01T14:31"),
        "- ENDED_LATE");
    CASES.put(HandMade::returnedLongAfter, "+ DONE_IN_TIME");
    CASES.put(() -> returned("returned and never said done", "2025-12-03T10:00"), "+ DONE_IN_TIME");
    CASES.put(() -> returned("returned late and never said done", day(9, 9)), "- DONE_LATE");
    CASES.put(
        () -> withdrawn("withdrawal asked for in time", day(30, 9), "2026-01-06T17:00", 4),
        "+ OPEN_IN_TIME");
    CASES.put(
        () -> withdrawn("withdrawal asked for and overdue", day(1, 9), day(3, 17), 4),
        "- OPEN_LATE");
    CASES.put(
        () ->
            withdrawn("withdrawal asked for while papers were awaited", day(1, 9), day(3, 17), 5)
                .asked(day(2, 9)),
        "+ WAITS_FOR_CITIZEN");
    CASES.put(
        () -> sameDay("same day and before the cut-off", day(1, 10), "2025-12-01T16:59"),
        "+ ENDED_IN_TIME");
    CASES.put(
        () -> sameDay("same day and after the cut-off", "2025-12-01T15:30", day(2, 16)),
        "+ ENDED_IN_TIME");
    CASES.put(() -> sameDay("same day missed", day(1, 10), day(2, 9)), "- ENDED_LATE");
    CASES.put(HandMade::completedAtIntake, "- OPEN_LATE");
    CASES.put(
        () ->
            Seed.of("extended in time and done by the new day")
                .in(day(1, 9), day(10, 17))
                .extended(day(3, 16), day(3, 17))
                .done(day(10, 17)),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("extended in time and missed again")
                .in(day(1, 9), day(10, 17))
                .extended(day(3, 16), day(3, 17))
                .done(day(11, 9)),
        "- DONE_LATE");
    CASES.put(
        () ->
            Seed.of("extended at the very moment")
                .in(day(1, 9), day(10, 17))
                .extended(day(3, 17), day(3, 17))
                .done(day(9, 9)),
        "+ DONE_IN_TIME");
    CASES.put(
        () ->
            Seed.of("extended after the promise had passed")
                .in(day(1, 9), day(10, 17))
                .extended("2025-12-03T17:01", day(3, 17))
                .done(day(9, 9)),
        "- DONE_LATE");
    CASES.put(
        () ->
            Seed.of("extended in time and still open by the new day")
                .in(day(26, 9), "2026-01-06T17:00")
                .extended(day(29, 9), day(30, 17))
                .state(4),
        "+ OPEN_IN_TIME");
    CASES.put(
        () ->
            Seed.of("extended and done when the wait after it had moved the new day")
                .in(day(1, 9), day(17, 17))
                .extended(day(3, 16), day(3, 17))
                .asked(day(4, 9))
                .brought(day(11, 9))
                .done(day(17, 16)),
        "+ DONE_IN_TIME");
    CASES.put(
        () -> Seed.of("papers lost in time and sought").in(day(1, 9), day(3, 17)).paused(day(2, 9)),
        "+ OPEN_IN_TIME");
    CASES.put(
        () ->
            Seed.of("papers lost when the promise had passed")
                .in(day(1, 9), day(3, 17))
                .paused(day(4, 9)),
        "- OPEN_LATE");
    CASES.put(
        () ->
            Seed.of("papers lost after the period")
                .in(day(30, 9), "2026-01-06T17:00")
                .paused("2026-01-20T09:00"),
        "+ OPEN_IN_TIME");
  }

  private HandMade() {}

  private static Seed returnedLongAfter() {
    Seed one = Seed.of("done in time and fetched late").in(day(1, 9), day(3, 17)).done(day(3, 9));
    one.state = 10;
    one.returned = "2026-01-20T09:00";
    return one;
  }

  private static Seed returned(String name, String at) {
    Seed one = Seed.of(name).in(day(1, 9), day(3, 17)).state(10);
    one.returned = at;
    return one;
  }

  private static Seed withdrawn(String name, String in, String due, int former) {
    Seed one = Seed.of(name).in(in, due).state(7);
    one.former = former;
    return one;
  }

  private static Seed sameDay(String name, String filed, String refused) {
    Seed one = Seed.of(name).filed(filed).term("SAME_DAY_CUTOFF", 1).ended(3, refused);
    one.cutoff = "15:00";
    return one;
  }

  /** The papers came, and nobody looked at them. */
  private static Seed completedAtIntake() {
    Seed one =
        Seed.of("completed at intake").filed(day(1, 9)).asked(day(1, 10)).brought(day(2, 10));
    one.supplementIn = true;
    return one.state(5);
  }

  private static String day(int day, int hour) {
    return "2025-12-%02dT%02d:00".formatted(day, hour);
  }
}
