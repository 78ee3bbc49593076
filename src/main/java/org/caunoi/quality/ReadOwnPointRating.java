package org.caunoi.quality;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How content citizens were with the lead's own point this year. The figures move in steps of five
 * answers, so that a lead who looks after each citizen does not learn what that one said; reports
 * of money are for the Centre alone.
 */
@ActsAsHouse("sums of five answers and more about the lead's own point")
@Component
public class ReadOwnPointRating {

  private final JdbcClient jdbc;

  ReadOwnPointRating(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Refused: {@code forbidden}, {@code no-point}. */
  public PointRating read(SignedIn who, LocalDate today) {
    who.require(Permission.WATCH_POINT);
    String point = who.requirePoint();
    return jdbc.sql(
            """
            SELECT count(*) AS answers, coalesce(sum(ease), 0) AS ease, coalesce(sum(satisfaction), 0) AS satisfaction,
                   count(*) FILTER (WHERE satisfaction >= 4) AS content
            FROM (
                SELECT ease, satisfaction, row_number() OVER (ORDER BY rated_at, dossier_code) AS n, count(*) OVER () AS every
                FROM quality.rating WHERE point_id = :point AND rated_at >= :from
            ) answer WHERE n <= every - every % :step
            """)
        .param("point", point)
        .param(
            "from",
            today
                .withDayOfYear(1)
                .atStartOfDay(VietnamTime.ZONE)
                .toInstant()
                .atOffset(ZoneOffset.UTC))
        .param("step", PointRating.FEWEST)
        .query(
            (rs, n) ->
                new PointRating(
                    point,
                    rs.getLong("answers"),
                    rs.getLong("ease"),
                    rs.getLong("satisfaction"),
                    rs.getLong("content"),
                    0))
        .single();
  }
}
