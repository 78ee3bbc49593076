package org.caunoi.quality.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.quality.ReadReports.Told;
import org.caunoi.quality.Report;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the ids of a report. */
@Component
final class ReportWords {

  private final Accounts accounts;
  private final Points points;
  private final Authorities authorities;
  private final Catalogue catalogue;
  private final Clock clock;

  ReportWords(
      Accounts accounts, Points points, Authorities authorities, Catalogue catalogue, Clock clock) {
    this.accounts = accounts;
    this.points = points;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  ReportView line(Report report, Texts t) {
    return view(new Told(report, null, null), t);
  }

  ReportView view(Told told, Texts t) {
    Report report = told.report();
    Optional<AgentPoint> point = Optional.ofNullable(report.pointId()).flatMap(points::find);
    return new ReportView(
        report.id(),
        t.get("reports.kind." + report.kind()),
        report.dossierCode(),
        catalogue
            .find(report.procedureCode(), VietnamTime.day(report.openedAt()))
            .map(procedure -> procedure.name().in(t.locale()))
            .orElse(report.procedureCode()),
        authorities.find(report.authority()).map(Authority::name).orElse(report.authority()),
        point.map(AgentPoint::name).orElse(report.pointId()),
        point.map(AgentPoint::operatorName).orElse(null),
        person(report.helperId()),
        VietnamTime.moment(report.openedAt()),
        age(report, t),
        tone(report.state()),
        t.get("reports.state." + report.state()),
        report.state() == Report.State.NEW,
        report.state() == Report.State.CLOSED,
        signature(report.readBy(), report.readAt(), t),
        signature(report.closedBy(), report.closedAt(), t),
        told.words(),
        told.outcome());
  }

  private String age(Report report, Texts t) {
    Instant end = report.closedAt() == null ? clock.instant() : report.closedAt();
    Duration age = Duration.between(report.openedAt(), end);
    if (age.toDays() > 0) {
      return t.get("reports.days", Long.toString(age.toDays()));
    }
    return age.toHours() > 0
        ? t.get("reports.hours", Long.toString(age.toHours()))
        : t.get("reports.minutes", Long.toString(Math.max(0, age.toMinutes())));
  }

  private @Nullable String person(@Nullable UUID id) {
    return id == null
        ? null
        : accounts
            .find(id)
            .map((Account account) -> account.displayName() + " · " + account.badge())
            .orElse(null);
  }

  private @Nullable String signature(@Nullable UUID by, @Nullable Instant at, Texts t) {
    String name = person(by);
    return name == null || at == null
        ? null
        : t.get("reports.signature", name, VietnamTime.moment(at));
  }

  private static Tone tone(Report.State state) {
    return switch (state) {
      case NEW -> Tone.DANGER;
      case READ -> Tone.WAITING;
      case CLOSED -> Tone.SUCCESS;
    };
  }
}
