package org.caunoi.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a finding of minutes in which nobody could show a paper: from when it was missed until it
 * was found, and what lies between two keepers on the books, where there must be nothing.
 */
@Component
class FindGaps {

  private static final Duration BACK = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Clock clock;

  FindGaps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void look() {
    Instant now = clock.instant();
    jdbc.sql(
            """
            INSERT INTO custody.finding (authority, id, unit, kind, subject, found_at)
            SELECT authority, gen_random_uuid(), unit, 'UNATTRIBUTED',
                   CAST(CAST(floor(extract(epoch FROM from_at)) AS bigint) AS text) || '+'
                     || CAST(CAST(ceil(extract(epoch FROM to_at - from_at) / 60) AS bigint) AS text), :now
            FROM (
              SELECT h.authority, h.unit, h.to_at AS from_at, n.from_at AS to_at
              FROM custody.unit u
              JOIN custody.holding h ON h.authority = u.authority AND h.unit = u.number
              JOIN custody.holding n ON n.authority = h.authority AND n.unit = h.unit AND n.no = h.no + 1
              WHERE u.since > :since AND h.to_at < n.from_at
              UNION ALL
              SELECT f.authority, f.unit, min(e.at), f.at
              FROM custody.event f
              JOIN custody.event e ON e.unit = f.unit AND e.kind IN ('Missed', 'Suspected') AND e.at < f.at
              WHERE f.kind IN ('Found', 'LossCleared', 'Handed', 'Received', 'Reopened', 'Unpacked') AND f.recorded_at > :since
                AND NOT EXISTS (
                  SELECT FROM custody.event o WHERE o.unit = f.unit AND o.at >= e.at AND o.at < f.at
                    AND o.kind IN ('Found', 'LossCleared', 'Handed', 'Received', 'Reopened', 'Unpacked'))
              GROUP BY f.authority, f.unit, f.at
            ) AS gap
            WHERE to_at - from_at >= interval '1 minute'
            ON CONFLICT (unit, kind, subject) DO NOTHING
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("since", now.minus(BACK).atOffset(ZoneOffset.UTC))
        .update();
  }
}
