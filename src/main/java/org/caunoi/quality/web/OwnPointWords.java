package org.caunoi.quality.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Badges;
import org.caunoi.assistance.ClerkDay;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.quality.PointRating;
import org.caunoi.quality.web.OwnPointView.Day;
import org.caunoi.quality.web.OwnPointView.Person;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a point does, as its lead reads it. */
@Component
final class OwnPointWords {

  /** Days before the end of a badge from which it is pointed out. */
  private static final int SOON = 30;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Points points;
  private final Accounts accounts;
  private final Badges badges;

  OwnPointWords(Points points, Accounts accounts, Badges badges) {
    this.points = points;
    this.accounts = accounts;
    this.badges = badges;
  }

  OwnPointView view(
      String point, List<ClerkDay> days, PointRating rating, LocalDate today, Texts t) {
    Map<UUID, LocalDate> ends = badges.endsAt(point);
    return new OwnPointView(
        points.find(point).map(AgentPoint::name).orElse(point),
        days.stream().map(OwnPointWords::day).toList(),
        rating.isTooFew() ? List.of() : ratings(rating, t),
        people(point).stream()
            .sorted(Comparator.comparing(one -> ends.getOrDefault(one.id(), LocalDate.MAX)))
            .map(one -> person(one, ends.get(one.id()), today, t))
            .toList());
  }

  /** Active people of the point, by name. */
  List<Account> people(String point) {
    return accounts.list().stream()
        .filter(one -> one.active() && point.equals(one.pointId()))
        .toList();
  }

  private static Day day(ClerkDay one) {
    return new Day(
        one.name(),
        one.opened(),
        one.running(),
        one.filed(),
        one.notReady(),
        one.otherwise(),
        VietnamTime.moment(one.last()));
  }

  private static List<SummaryRow> ratings(PointRating one, Texts t) {
    return List.of(
        new SummaryRow(t.get("ratings.answers"), Figures.whole(one.answers(), t.locale())),
        new SummaryRow(t.get("ratings.content"), Figures.percent(one.percentContent(), t.locale())),
        new SummaryRow(
            t.get("ratings.satisfaction"), Figures.decimal(one.meanSatisfaction(), t.locale())),
        new SummaryRow(t.get("ratings.ease"), Figures.decimal(one.meanEase(), t.locale())));
  }

  private static Person person(Account one, @Nullable LocalDate last, LocalDate today, Texts t) {
    String roles =
        one.roles().isEmpty()
            ? t.get("role.none")
            : one.roles().stream()
                .sorted()
                .map(role -> t.get("role." + role.name()))
                .collect(Collectors.joining(", "));
    if (last == null) {
      return new Person(
          one.displayName(), one.badge(), roles, t.get("ownPoint.noLimit"), Tone.NEUTRAL);
    }
    String day = last.format(DAY);
    if (last.isBefore(today)) {
      return new Person(
          one.displayName(), one.badge(), roles, t.get("ownPoint.over", day), Tone.DANGER);
    }
    boolean soon = last.isBefore(today.plusDays(SOON));
    return new Person(
        one.displayName(),
        one.badge(),
        roles,
        t.get(soon ? "ownPoint.soon" : "ownPoint.until", day),
        soon ? Tone.WARNING : Tone.NEUTRAL);
  }
}
