package org.caunoi.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caunoi.access.Absence;
import org.caunoi.access.Absences;
import org.caunoi.access.Permission;
import org.caunoi.access.Presence;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.PointActivity;
import org.caunoi.assistance.PointActivity.Activity;
import org.caunoi.assistance.PointActivity.Visit;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.custody.ReadFindings;
import org.caunoi.dossier.Trouble;
import org.caunoi.dossier.TroubledDossiers;
import org.caunoi.dossier.TroubledDossiers.Bounds;
import org.caunoi.dossier.TroubledDossiers.Count;
import org.caunoi.dossier.TroubledDossiers.Row;
import org.caunoi.quality.Centre.Day;
import org.caunoi.quality.Centre.Found;
import org.caunoi.quality.Centre.Place;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The five questions of the Centre, answered now. */
@Component
public class ReadCentre {

  private static final int DAYS_AHEAD = 5;
  private static final int SOON_DAYS = 2;

  private final TroubledDossiers dossiers;
  private final DarkPoints points;
  private final PointActivity activity;
  private final OpenReports reports;
  private final ReadFindings findings;
  private final Presence presence;
  private final Absences absences;
  private final WorkingCalendars calendars;
  private final CentreSettings settings;
  private final Clock clock;

  ReadCentre(
      TroubledDossiers dossiers,
      DarkPoints points,
      PointActivity activity,
      OpenReports reports,
      ReadFindings findings,
      Presence presence,
      Absences absences,
      WorkingCalendars calendars,
      CentreSettings settings,
      Clock clock) {
    this.dossiers = dossiers;
    this.points = points;
    this.activity = activity;
    this.reports = reports;
    this.findings = findings;
    this.presence = presence;
    this.absences = absences;
    this.calendars = calendars;
    this.settings = settings;
    this.clock = clock;
  }

  /** How the network stands; refused with {@code forbidden}. */
  @Transactional(readOnly = true)
  public Centre look(SignedIn who) {
    who.require(Permission.WATCH_NETWORK);
    Instant now = clock.instant();
    List<Found> found = new ArrayList<>();
    dossierTroubles(who, found);
    if (who.authority() == null) {
      add(found, Wrong.POINT_DARK, points.at(now), one -> one.point().id());
      add(found, Wrong.SENT_AWAY, sentAway(), Activity::point);
    }
    papers(who, found);
    reported(who, found);
    found.sort(Comparator.comparing(Found::wrong));
    return new Centre(now, List.copyOf(found), due(who));
  }

  /** The dossiers behind a number; refused with {@code forbidden}. */
  @Transactional(readOnly = true)
  public Slice<Row> dossiers(
      SignedIn who, Trouble trouble, @Nullable String authority, @Nullable Cursor after, int most) {
    who.require(Permission.WATCH_NETWORK);
    return dossiers.list(who, bounds(), trouble, authority, after, most);
  }

  /** The dossiers that one day of {@link Centre#due} counts; refused with {@code forbidden}. */
  @Transactional(readOnly = true)
  public Slice<Row> dueOn(SignedIn who, LocalDate day, @Nullable Cursor after, int most) {
    who.require(Permission.WATCH_NETWORK);
    Instant now = clock.instant();
    Instant end = new WorkingMoments(calendars.current(), now).endOfNext(DAYS_AHEAD);
    Instant first = day.atStartOfDay(VietnamTime.ZONE).toInstant();
    Instant last = day.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant().minusNanos(1000);
    return dossiers.dueIn(
        who, first.isAfter(now) ? first : now, last.isBefore(end) ? last : end, after, most);
  }

  /** What happened at one counter in the last days; refused with {@code forbidden}. */
  @Transactional(readOnly = true)
  public Slice<Visit> visits(
      SignedIn who, String point, boolean sentAway, @Nullable Cursor after, int most) {
    who.require(Permission.WATCH_NETWORK);
    return who.authority() == null
        ? activity.visits(point, lately(), sentAway, after, most)
        : new Slice<>(List.of(), null);
  }

  /** Counters where nobody is; refused with {@code forbidden}, also for people of one authority. */
  @Transactional(readOnly = true)
  public List<DarkPoints.Dark> dark(SignedIn who) {
    who.require(Permission.WATCH_NETWORK);
    return who.authority() == null ? points.at(clock.instant()) : List.of();
  }

  /** Points where many citizens had to come again. */
  @Transactional(readOnly = true)
  public List<Activity> sentAway(SignedIn who) {
    who.require(Permission.WATCH_NETWORK);
    return who.authority() == null ? sentAway() : List.of();
  }

  private void dossierTroubles(SignedIn who, List<Found> found) {
    Map<Trouble, List<Count>> counts = new HashMap<>();
    dossiers
        .count(who, bounds())
        .forEach(one -> counts.computeIfAbsent(one.trouble(), any -> new ArrayList<>()).add(one));
    counts.forEach(
        (trouble, some) ->
            found.add(
                new Found(
                    Wrong.valueOf(trouble.name()),
                    some.stream().mapToInt(Count::dossiers).sum(),
                    some.stream().map(Count::oldest).min(Comparator.naturalOrder()).orElse(null),
                    some.stream()
                        .map(one -> new Place(one.authority(), one.dossiers()))
                        .toList())));
  }

  private void reported(SignedIn who, List<Found> found) {
    List<OpenReports.Count> open = reports.count(who);
    for (Report.Kind kind : Report.Kind.values()) {
      List<OpenReports.Count> some = open.stream().filter(one -> one.kind() == kind).toList();
      if (!some.isEmpty()) {
        found.add(
            new Found(
                Wrong.valueOf(kind.name()),
                some.stream().mapToInt(OpenReports.Count::reports).sum(),
                some.stream()
                    .map(OpenReports.Count::oldest)
                    .min(Comparator.naturalOrder())
                    .orElse(null),
                some.stream()
                    .filter(one -> one.point() != null)
                    .map(one -> new Place(String.valueOf(one.point()), one.reports()))
                    .toList()));
      }
    }
  }

  private void papers(SignedIn who, List<Found> found) {
    List<ReadFindings.Count> some =
        who.may(Permission.WATCH_CUSTODY) ? findings.counts(who) : List.of();
    some.stream()
        .map(ReadFindings.Count::oldest)
        .min(Comparator.naturalOrder())
        .ifPresent(
            oldest ->
                found.add(
                    new Found(
                        Wrong.PAPERS_IN_TROUBLE,
                        some.stream().mapToInt(ReadFindings.Count::findings).sum(),
                        oldest,
                        some.stream()
                            .map(one -> new Place(one.place(), one.findings()))
                            .toList())));
  }

  private List<Activity> sentAway() {
    return activity.since(lately()).stream()
        .filter(one -> one.ended() >= settings.sentAwayLeast())
        .filter(one -> one.notReady() * 100 >= one.ended() * settings.sentAwayPercent())
        .toList();
  }

  private Instant lately() {
    return clock.instant().minus(Duration.ofDays(settings.sentAwayDays()));
  }

  private static <T> void add(
      List<Found> found, Wrong wrong, List<T> rows, Function<T, String> place) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Integer> places = new HashMap<>();
    rows.forEach(row -> places.merge(place.apply(row), 1, Integer::sum));
    found.add(
        new Found(
            wrong,
            rows.size(),
            null,
            places.entrySet().stream()
                .map(one -> new Place(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Place::count).reversed().thenComparing(Place::id))
                .toList()));
  }

  private List<Day> due(SignedIn who) {
    WorkingMoments moments = new WorkingMoments(calendars.current(), clock.instant());
    return dossiers.dueByDay(who, clock.instant(), moments.endOfNext(DAYS_AHEAD)).stream()
        .map(one -> new Day(one.day(), one.dossiers()))
        .toList();
  }

  private Bounds bounds() {
    Instant now = clock.instant();
    WorkingMoments moments = new WorkingMoments(calendars.current(), now);
    return new Bounds(
        now,
        moments.endOfNext(SOON_DAYS),
        moments.before(settings.takeInWithin()),
        presence.suspended(),
        absences.listOn(VietnamTime.day(now)).stream().map(Absence::account).toList());
  }
}
