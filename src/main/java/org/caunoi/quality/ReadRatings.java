package org.caunoi.quality;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How content citizens were, point by point, for the Centre. */
@Component
public class ReadRatings {

  private final JdbcClient jdbc;

  ReadRatings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Points that somebody rated or reported in the period, most reports of money first, then most
   * answers; refused with {@code forbidden}, also for whoever works at a point.
   */
  public List<PointRating> list(SignedIn who, Period period) {
    who.require(Permission.WATCH_NETWORK);
    ReadReports.admit(who);
    return jdbc.sql(
            """
            SELECT point_id, sum(answers) AS answers, sum(ease) AS ease, sum(satisfaction) AS satisfaction,
                   sum(content) AS content, sum(money) AS money
            FROM (
                SELECT point_id, 1 AS answers, ease, satisfaction, CASE WHEN satisfaction >= 4 THEN 1 ELSE 0 END AS content,
                       0 AS money
                FROM quality.rating
                WHERE rated_at >= :from AND rated_at < :until AND (CAST(:own AS text) IS NULL OR authority = :own)
                UNION ALL
                SELECT point_id, 0, 0, 0, 0, 1
                FROM quality.report
                WHERE kind = 'MONEY_ASKED' AND opened_at >= :from AND opened_at < :until
                  AND (CAST(:own AS text) IS NULL OR authority = :own)
            ) said
            GROUP BY point_id
            ORDER BY money DESC, answers DESC, point_id
            """)
        .param("from", period.start().atOffset(ZoneOffset.UTC))
        .param("until", period.end().atOffset(ZoneOffset.UTC))
        .param("own", who.authority())
        .query(
            (rs, n) ->
                new PointRating(
                    rs.getString("point_id"),
                    rs.getLong("answers"),
                    rs.getLong("ease"),
                    rs.getLong("satisfaction"),
                    rs.getLong("content"),
                    rs.getLong("money")))
        .list();
  }

  /**
   * Clerks whose help somebody rated in the period, most answers first; refused as above. Reports
   * of money are not counted here: those are for who may read them.
   */
  public List<ClerkRating> clerks(SignedIn who, Period period) {
    who.require(Permission.WATCH_NETWORK);
    ReadReports.admit(who);
    return jdbc.sql(
            """
            SELECT helper_id, max(point_id) AS point_id, count(*) AS answers, sum(ease) AS ease,
                   sum(satisfaction) AS satisfaction, count(*) FILTER (WHERE satisfaction >= 4) AS content
            FROM quality.rating
            WHERE helper_id IS NOT NULL AND rated_at >= :from AND rated_at < :until
              AND (CAST(:own AS text) IS NULL OR authority = :own)
            GROUP BY helper_id
            ORDER BY answers DESC, helper_id
            """)
        .param("from", period.start().atOffset(ZoneOffset.UTC))
        .param("until", period.end().atOffset(ZoneOffset.UTC))
        .param("own", who.authority())
        .query(
            (rs, n) ->
                new ClerkRating(
                    Objects.requireNonNull(rs.getObject("helper_id", UUID.class)),
                    new PointRating(
                        rs.getString("point_id"),
                        rs.getLong("answers"),
                        rs.getLong("ease"),
                        rs.getLong("satisfaction"),
                        rs.getLong("content"),
                        0)))
        .list();
  }

  /** All points together. */
  public static PointRating together(List<PointRating> points) {
    return points.stream()
        .reduce(
            new PointRating(null, 0, 0, 0, 0, 0),
            (a, b) ->
                new PointRating(
                    null,
                    a.answers() + b.answers(),
                    a.ease() + b.ease(),
                    a.satisfaction() + b.satisfaction(),
                    a.content() + b.content(),
                    a.moneyAsked() + b.moneyAsked()));
  }
}
