package org.caunoi.quality.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.quality.Indicator;
import org.caunoi.quality.MeanTime;
import org.caunoi.quality.ReadIndicators;
import org.caunoi.quality.ReadIndicators.Board;
import org.caunoi.quality.Share;
import org.caunoi.quality.Verdict;
import org.caunoi.shared.Refused;
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

  private final ReadIndicators indicators;
  private final Clock clock;

  IndicatorApi(ReadIndicators indicators, Clock clock) {
    this.indicators = indicators;
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
        board.indicators().stream().map(IndicatorJson::of).toList(),
        board.means());
  }

  /** The dossiers an indicator counts. */
  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/{share}/dossiers")
  BehindJson behind(
      SignedIn who,
      @PathVariable String share,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure) {
    Share wanted =
        Share.find(share)
            .filter(Share::isOfDossiers)
            .orElseThrow(() -> Refused.field("/share", "unknown-option"));
    AskedPeriod asked = asked(from, to, authority);
    return new BehindJson(
        indicators.dossiers(who, asked.period(), asked.authority(), wanted, procedure).stream()
            .map(VerdictJson::of)
            .toList());
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
   */
  record IndicatorJson(String no, String percent, long of, List<PartJson> parts) {
    static IndicatorJson of(Indicator one) {
      String percent = one.percent() == null ? "N/A" : one.percent().toPlainString();
      List<PartJson> parts =
          one.parts().stream().map(part -> new PartJson(part.share().key(), part.count())).toList();
      return new IndicatorJson(one.no(), percent, one.of(), parts);
    }
  }

  record PartJson(String share, long count) {}

  record BehindJson(List<VerdictJson> items) {}

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
