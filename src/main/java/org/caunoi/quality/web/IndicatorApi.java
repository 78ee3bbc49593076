package org.caunoi.quality.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.quality.Indicator;
import org.caunoi.quality.IndicatorSettings;
import org.caunoi.quality.IndicatorSettings.FullPoints;
import org.caunoi.quality.MeanTime;
import org.caunoi.quality.ReadIndicators;
import org.caunoi.quality.ReadIndicators.Board;
import org.caunoi.quality.Share;
import org.caunoi.quality.Verdict;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The indicators for programs. */
@RestController
@RequestMapping("/api/v1/indicators")
class IndicatorApi {

  private static final int MOST = 500;

  private final ReadIndicators indicators;
  private final IndicatorSettings settings;
  private final Clock clock;

  IndicatorApi(ReadIndicators indicators, IndicatorSettings settings, Clock clock) {
    this.indicators = indicators;
    this.settings = settings;
    this.clock = clock;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping
  BoardJson board(
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority) {
    AskedPeriod asked = asked(from, to, authority);
    Board board = indicators.read(who, asked.period(), asked.authority());
    return new BoardJson(
        asked.period().from().toString(),
        asked.period().to().toString(),
        asked.authority(),
        board.dossiers(),
        board.indicators().stream().map(this::json).toList(),
        board.means());
  }

  /** The dossiers an indicator counts, by code, 500 a page. */
  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/{share}/dossiers")
  BehindJson behind(
      SignedIn who,
      @PathVariable String share,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure,
      @RequestParam(required = false) @Nullable String cursor) {
    Share wanted =
        Share.find(share)
            .filter(Share::isOfDossiers)
            .orElseThrow(() -> Refused.field("/share", "unknown-option"));
    AskedPeriod asked = asked(from, to, authority);
    Slice<VerdictJson> found =
        indicators
            .page(
                who, asked.period(), asked.authority(), wanted, procedure, Cursor.of(cursor), MOST)
            .map(VerdictJson::of);
    return new BehindJson(found.items(), found.nextCursor());
  }

  private IndicatorJson json(Indicator one) {
    String percent = one.percent() == null ? "N/A" : one.percent().toPlainString();
    List<PartJson> parts =
        one.parts().stream().map(part -> new PartJson(part.share().key(), part.count())).toList();
    return new IndicatorJson(one.no(), percent, one.of(), parts, points(one));
  }

  private @Nullable PointsJson points(Indicator one) {
    BigDecimal percent = one.percent();
    FullPoints points = settings.pointsOf(one.no()).orElse(null);
    if (points == null || percent == null) {
      return null;
    }
    boolean known = points.isEarned(percent) || points.proRata();
    return new PointsJson(points.full(), known ? points.share(percent) : null, !known);
  }

  private AskedPeriod asked(
      @Nullable String from, @Nullable String to, @Nullable String authority) {
    return AskedPeriod.of(from, to, authority, VietnamTime.day(clock.instant()));
  }

  record BoardJson(
      String from,
      String to,
      @Nullable String authority,
      int dossiers,
      List<IndicatorJson> indicators,
      List<MeanTime> meanTimes) {}

  /**
   * One indicator.
   *
   * @param percent two decimals, or {@code N/A} where there is nothing to divide by
   * @param points what it earns; none where the decision's rule for it is not known
   */
  record IndicatorJson(
      String no, String percent, long of, List<PartJson> parts, @Nullable PointsJson points) {}

  /**
   * What an indicator earns of its points.
   *
   * @param full the percentage that earns all of them
   * @param percent percent of the points earned, none where that still needs confirmation
   */
  record PointsJson(int full, @Nullable BigDecimal percent, boolean needsConfirmation) {}

  record PartJson(String share, long count) {}

  record BehindJson(List<VerdictJson> items, @Nullable String nextCursor) {}

  /** Why a dossier counts as it does. */
  record VerdictJson(
      String code, boolean onTime, String ground, Instant intakeAt, Instant end, Instant limit) {
    static VerdictJson of(Verdict one) {
      return new VerdictJson(
          one.dossier().code(),
          one.onTime(),
          one.ground().name(),
          one.dossier().intakeAt(),
          one.end(),
          one.limit());
    }
  }
}
