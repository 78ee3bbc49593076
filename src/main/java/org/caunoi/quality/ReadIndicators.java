package org.caunoi.quality;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Publications;
import org.caunoi.dossier.HandledDossier;
import org.caunoi.dossier.HandledDossiers;
import org.caunoi.network.Authorities;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The indicators of Decision 766 that the house's own data allows, and what stands behind them. */
@Component
public class ReadIndicators {

  private final HandledDossiers dossiers;
  private final Publications publications;
  private final Complaints complaints;
  private final Catalogue catalogue;
  private final WorkingCalendars calendars;
  private final Authorities authorities;
  private final AuditLog audit;
  private final IndicatorSettings settings;
  private final Clock clock;

  ReadIndicators(
      HandledDossiers dossiers,
      Publications publications,
      Complaints complaints,
      Catalogue catalogue,
      WorkingCalendars calendars,
      Authorities authorities,
      AuditLog audit,
      IndicatorSettings settings,
      Clock clock) {
    this.dossiers = dossiers;
    this.publications = publications;
    this.complaints = complaints;
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.authorities = authorities;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * All of them. Refused: {@code forbidden}, {@code unknown-option} at {@code /authority}, {@code
   * date-outside-calendar}.
   *
   * @param authority the receiving authority, null for the whole city
   */
  @Transactional(readOnly = true)
  public Board read(SignedIn who, Period period, @Nullable String authority) {
    Tally tally = tally(who, period, authority);
    return new Board(tally.verdicts().size(), tally.indicators(), tally.means());
  }

  /**
   * The dossiers behind a number; leaves an audit row. Refused as {@link #read}.
   *
   * @param procedure only those of this procedure, null for all
   */
  @Transactional
  public List<Verdict> dossiers(
      SignedIn who,
      Period period,
      @Nullable String authority,
      Share share,
      @Nullable String procedure) {
    audit.write(
        authority == null ? "-" : authority,
        who.actor(),
        "indicators-read",
        "indicators/" + share.key(),
        null,
        Map.of("from", period.from().toString(), "to", period.to().toString()));
    return tally(who, period, authority).dossiers(share, procedure);
  }

  /** The same page by page, by code. */
  @Transactional
  public Slice<Verdict> page(
      SignedIn who,
      Period period,
      @Nullable String authority,
      Share share,
      @Nullable String procedure,
      @Nullable Cursor cursor,
      int most) {
    List<Verdict> rest =
        dossiers(who, period, authority, share, procedure).stream()
            .sorted(Comparator.comparing(Verdict::place))
            .filter(one -> cursor == null || one.place().compareTo(cursor.id()) > 0)
            .toList();
    return Slice.of(rest, most, last -> new Cursor(last.dossier().intakeAt(), last.place()));
  }

  /** The procedures behind a number; refused as {@link #read}. */
  @Transactional(readOnly = true)
  public List<String> procedures(
      SignedIn who, Period period, @Nullable String authority, Share share) {
    return tally(who, period, authority).procedures(share);
  }

  private Tally tally(SignedIn who, Period period, @Nullable String authority) {
    who.require(Permission.WATCH_NETWORK);
    if (authority != null && authorities.find(authority).isEmpty()) {
      throw Refused.field("/authority", "unknown-option");
    }
    WorkingCalendar calendar = calendars.current();
    Instant start = calendar.requireCovered(period.start());
    Instant end = calendar.requireCovered(period.end());
    Instant now = clock.instant();
    Punctuality punctuality =
        new Punctuality(calendar, end.isBefore(now) ? end : now, settings.extension());
    List<HandledDossier> handled = dossiers.list(who, authority, start, end);
    return new Tally(
        calendar,
        handled.stream().map(punctuality::judge).toList(),
        catalogue.listCurrent(period.to()),
        publications.list(start, end),
        complaints.among(handled.stream().map(HandledDossier::code).toList()));
  }

  /**
   * What a period and a unit come to.
   *
   * @param dossiers how many were taken in
   */
  public record Board(int dossiers, List<Indicator> indicators, List<MeanTime> means) {}
}
