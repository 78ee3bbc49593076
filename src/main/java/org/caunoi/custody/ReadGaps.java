package org.caunoi.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where papers go out of sight. On the books each minute has its keeper; what is counted here are
 * the minutes from when one was missed or searched for until somebody had it in hand again, and
 * minutes between two keepers, of which there must be none; beside them the minutes by which papers
 * were handed on too late and bags overdue.
 */
@Component
public class ReadGaps {

  private final JdbcClient jdbc;
  private final Clock clock;

  ReadGaps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Of the last days, the longest first; people of an authority see their own. */
  public List<Gap> of(SignedIn who, int days) {
    who.require(Permission.WATCH_CUSTODY);
    Instant now = clock.instant();
    return jdbc.sql(
            """
            WITH concerned AS (
              SELECT unit FROM custody.event
              WHERE recorded_at > :since AND kind IN ('Missed', 'Suspected', 'Found', 'LossCleared')
              UNION SELECT number FROM custody.unit WHERE phase IN ('MISSING', 'LOST') OR loss <> 'NONE'
            ), missed AS (
              SELECT e.authority, e.unit, tstzrange(e.at, greatest(e.at, coalesce((
                  SELECT min(f.at) FROM custody.event f
                  WHERE f.unit = e.unit AND f.at > e.at AND f.kind IN ('Found', 'LossCleared', 'Handed', 'Received', 'Reopened', 'Unpacked')), :now))) AS span
              FROM concerned c JOIN custody.event e ON e.unit = c.unit
              WHERE e.kind IN ('Missed', 'Suspected')
            ), searched AS (
              SELECT authority, unit, unnest(range_agg(span)) AS span FROM missed GROUP BY authority, unit
            ), between_keepers AS (
              SELECT h.authority, h.unit, h.to_at AS from_at, n.from_at AS to_at
              FROM custody.unit u
              JOIN custody.holding h ON h.authority = u.authority AND h.unit = u.number
              JOIN custody.holding n ON n.authority = h.authority AND n.unit = h.unit AND n.no = h.no + 1
              WHERE u.since > :since AND h.to_at < n.from_at
            ), gap AS (
              SELECT authority, unit, 'OUT_OF_SIGHT' AS kind, greatest(lower(span), :since) AS from_at, upper(span) AS to_at
              FROM searched WHERE upper(span) > :since
              UNION ALL SELECT authority, unit, 'OUT_OF_SIGHT', from_at, to_at FROM between_keepers
              UNION ALL
              SELECT authority, unit, CASE kind WHEN 'BAG_OVERDUE' THEN 'OVERDUE' ELSE 'LATE' END,
                     greatest(found_at, :since), coalesce(over_at, :now)
              FROM custody.finding
              WHERE kind IN ('FORWARDING_LATE', 'BAG_OVERDUE') AND coalesce(over_at, :now) > :since
            ), placed AS (
              SELECT g.kind, g.unit, g.from_at, g.to_at, u.destination, coalesce((
                  SELECT h.keeper_place FROM custody.holding h
                  WHERE h.unit = g.unit AND h.from_at <= g.from_at ORDER BY h.no DESC LIMIT 1), u.keeper_place) AS place
              FROM gap g JOIN custody.unit u ON u.number = g.unit
              WHERE g.to_at > g.from_at AND (CAST(:own AS text) IS NULL OR g.authority = :own)
            )
            SELECT p.kind, p.place, p.destination, s.shift, count(DISTINCT p.unit) AS papers,
                   CAST(ceil(sum(extract(epoch FROM least(p.to_at, s.ends) - greatest(p.from_at, s.starts))) / 60) AS bigint) AS minutes
            FROM placed p
            CROSS JOIN LATERAL (
              SELECT day + part.starts AS starts, day + part.ends AS ends, part.shift
              FROM generate_series(date_trunc('day', p.from_at, 'Asia/Ho_Chi_Minh') - interval '1 day', p.to_at, interval '1 day') AS day
              CROSS JOIN (VALUES (interval '6 hours', interval '12 hours', 'MORNING'),
                                 (interval '12 hours', interval '18 hours', 'AFTERNOON'),
                                 (interval '18 hours', interval '30 hours', 'NIGHT')) AS part (starts, ends, shift)
              WHERE day + part.starts < p.to_at AND day + part.ends > p.from_at) AS s
            GROUP BY p.kind, p.place, p.destination, s.shift
            ORDER BY minutes DESC, p.kind, p.place, p.destination, s.shift
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("since", now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
        .param("own", who.authority())
        .query(
            (rs, n) ->
                new Gap(
                    Gap.Kind.valueOf(rs.getString("kind")),
                    rs.getString("place"),
                    rs.getString("destination"),
                    rs.getString("shift"),
                    rs.getLong("minutes"),
                    rs.getInt("papers")))
        .list();
  }
}
