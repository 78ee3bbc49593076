package org.caunoi.quality.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Badges;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.ClerkDay;
import org.caunoi.assistance.PointDay;
import org.caunoi.quality.PointRating;
import org.caunoi.quality.ReadOwnPointRating;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lead's own point, for programs. */
@RestController
class OwnPointApi {

  private final PointDay day;
  private final ReadOwnPointRating rating;
  private final OwnPointWords words;
  private final Badges badges;
  private final Clock clock;

  OwnPointApi(
      PointDay day, ReadOwnPointRating rating, OwnPointWords words, Badges badges, Clock clock) {
    this.day = day;
    this.rating = rating;
    this.words = words;
    this.badges = badges;
    this.clock = clock;
  }

  /** Today's sessions by clerk, ratings of the year, and until when badges hold. */
  @GetMapping("/api/v1/my-point")
  @Requires(Permission.WATCH_POINT)
  OwnPointJson read(SignedIn who) {
    String point = who.requirePoint();
    PointRating said = rating.read(who, VietnamTime.day(clock.instant()));
    Map<UUID, LocalDate> ends = badges.endsAt(point);
    return new OwnPointJson(
        point,
        day.today(who).stream().map(DayJson::of).toList(),
        new SaidJson(
            said.answers(), said.meanEase(), said.meanSatisfaction(), said.percentContent()),
        words.people(point).stream()
            .map(one -> new PersonJson(one.id(), one.displayName(), ends.get(one.id())))
            .toList());
  }

  record OwnPointJson(
      String point, List<DayJson> today, SaidJson ratings, List<PersonJson> people) {}

  /** One clerk's day. */
  record DayJson(
      UUID clerk, int opened, int running, int filed, int notReady, int otherwise, Instant last) {

    static DayJson of(ClerkDay one) {
      return new DayJson(
          one.clerk(),
          one.opened(),
          one.running(),
          one.filed(),
          one.notReady(),
          one.otherwise(),
          one.last());
    }
  }

  /** Counted in steps of five answers; figures are null below five. */
  record SaidJson(
      long answers,
      @Nullable BigDecimal meanEase,
      @Nullable BigDecimal meanSatisfaction,
      @Nullable BigDecimal percentContent) {}

  /**
   * @param badgeUntil the last day the badge holds; null without a limit
   */
  record PersonJson(UUID account, String name, @Nullable LocalDate badgeUntil) {}
}
