package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caunoi.catalogue.MostUsed;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ranks procedures by the filings of the last days. Counts only; the network's are kept a while.
 */
@ActsAsHouse("counts of the whole network, without a dossier")
@Component
class MostFiled implements MostUsed {

  private static final int MOST = 12;

  /** The network is counted over so many of its newest filings. */
  private static final int NEWEST = 20_000;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration window;
  private volatile Kept kept = new Kept(Instant.EPOCH, List.of());

  /**
   * @param days how far back to look
   */
  MostFiled(JdbcClient jdbc, Clock clock, @Value("${caunoi.most-used.days:90}") int days) {
    this.jdbc = jdbc;
    this.clock = clock;
    window = Duration.ofDays(days);
  }

  @Override
  public Ranking at(@Nullable String pointId) {
    List<String> own = pointId == null ? List.of() : ofPoint(pointId);
    Set<String> codes = new LinkedHashSet<>(own);
    if (own.size() < MOST) {
      codes.addAll(ofNetwork());
    }
    Source source = codes.isEmpty() ? Source.NOBODY : own.isEmpty() ? Source.NETWORK : Source.POINT;
    return new Ranking(source, codes.stream().limit(MOST).toList());
  }

  private List<String> ofPoint(String pointId) {
    return jdbc.sql(
            """
            SELECT procedure_code FROM dossier.dossier
            WHERE point_id = :point AND filed_at >= :since
            GROUP BY procedure_code
            ORDER BY count(*) DESC, procedure_code
            LIMIT :most
            """)
        .param("point", pointId)
        .param("since", clock.instant().minus(window).atOffset(ZoneOffset.UTC))
        .param("most", MOST)
        .query((rs, n) -> rs.getString("procedure_code"))
        .list();
  }

  private List<String> ofNetwork() {
    Instant now = clock.instant();
    Kept known = kept;
    if (known.until.isAfter(now)) {
      return known.codes;
    }
    List<String> codes =
        jdbc.sql(
                """
                SELECT procedure_code FROM (
                    SELECT procedure_code FROM dossier.dossier
                    WHERE filed_at >= :since
                    ORDER BY filed_at DESC
                    LIMIT :newest
                ) AS newest
                GROUP BY procedure_code
                ORDER BY count(*) DESC, procedure_code
                LIMIT :most
                """)
            .param("since", now.minus(window).atOffset(ZoneOffset.UTC))
            .param("newest", NEWEST)
            .param("most", MOST)
            .query((rs, n) -> rs.getString("procedure_code"))
            .list();
    kept = new Kept(now.plus(KEPT), codes);
    return codes;
  }

  private record Kept(Instant until, List<String> codes) {}
}
