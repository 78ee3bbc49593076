package org.caunoi.quality.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.quality.PointRating;
import org.caunoi.quality.ReadRatings;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What citizens say, for programs. */
@RestController
class RatingsApi {

  private final ReadRatings ratings;
  private final Clock clock;

  RatingsApi(ReadRatings ratings, Clock clock) {
    this.ratings = ratings;
    this.clock = clock;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/api/v1/ratings")
  RatingsJson overview(
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    AskedPeriod asked = AskedPeriod.of(from, to, null, VietnamTime.day(clock.instant()));
    List<PointRating> found = ratings.list(who, asked.period());
    return new RatingsJson(
        found.stream().map(PointJson::of).toList(),
        PointJson.of(ReadRatings.together(found)),
        ratings.clerks(who, asked.period()).stream()
            .map(one -> new ClerkJson(one.clerk(), PointJson.of(one.figures())))
            .toList());
  }

  record RatingsJson(List<PointJson> points, PointJson all, List<ClerkJson> clerks) {}

  /** What those said whom one clerk helped. */
  record ClerkJson(UUID clerk, PointJson figures) {}

  /** Figures are null where fewer than five citizens answered. */
  record PointJson(
      @Nullable String point,
      long answers,
      @Nullable BigDecimal meanEase,
      @Nullable BigDecimal meanSatisfaction,
      @Nullable BigDecimal percentContent,
      long moneyAsked) {

    static PointJson of(PointRating one) {
      return new PointJson(
          one.point(),
          one.answers(),
          one.meanEase(),
          one.meanSatisfaction(),
          one.percentContent(),
          one.moneyAsked());
    }
  }
}
