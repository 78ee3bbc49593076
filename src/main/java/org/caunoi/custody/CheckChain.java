package org.caunoi.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.BrokenLink.Wrong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks through the chain of events of a unit. What was cut off its end, or hashed anew up to the
 * end, is found by the seal over the whole history.
 */
@Component
public class CheckChain {

  private static final Duration LATELY = Duration.ofDays(1);
  private static final int MOST = 5_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  CheckChain(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One unit. */
  @Transactional(readOnly = true)
  public Checked of(SignedIn who, String number) {
    who.require(Permission.READ_AUDIT);
    return check(List.of(number));
  }

  /** All units something was stored of in the last day; no more than the newest of them. */
  @Transactional(readOnly = true)
  public Checked lately(SignedIn who) {
    who.require(Permission.READ_AUDIT);
    return check(
        jdbc.sql(
                """
                SELECT DISTINCT unit FROM (SELECT unit FROM custody.event WHERE recorded_at >= :since
                                           ORDER BY recorded_at DESC LIMIT :most) AS e
                """)
            .param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
            .param("most", MOST)
            .query((rs, n) -> rs.getString("unit"))
            .list());
  }

  private Checked check(List<String> units) {
    String[] asked = units.toArray(String[]::new);
    long events =
        jdbc.sql("SELECT count(*) FROM custody.event WHERE unit = ANY (CAST(:units AS text[]))")
            .param("units", asked)
            .query(Long.class)
            .single();
    List<BrokenLink> broken =
        jdbc.sql(
                """
                SELECT * FROM (
                    SELECT e.unit, coalesce(e.no, 0) AS no, e.id, e.recorded_at,
                           CASE WHEN e.hash <> sha256(convert_to(custody.event_text(e), 'UTF8')) THEN 'ALTERED'
                                WHEN e.no IS NULL AND e.recorded_at > min(e.recorded_at) FILTER (WHERE e.no IS NOT NULL) OVER whole
                                     OR e.no = lag(e.no) OVER link THEN 'PUT_IN'
                                WHEN e.no <> coalesce(lag(e.no) OVER link, 0) + 1 THEN 'MISSING_BEFORE'
                                WHEN e.former <> coalesce(lag(e.hash) OVER link, decode(repeat('00', 32), 'hex'))
                                     THEN 'FOLLOWS_ANOTHER' END AS wrong
                    FROM custody.event e WHERE e.unit = ANY (CAST(:units AS text[]))
                    WINDOW whole AS (PARTITION BY e.authority, e.unit),
                           link AS (PARTITION BY e.authority, e.unit ORDER BY e.no NULLS FIRST, e.recorded_at, e.id)) AS c
                WHERE wrong IS NOT NULL ORDER BY unit, no, recorded_at LIMIT 100
                """)
            .param("units", asked)
            .query(
                (rs, n) ->
                    new BrokenLink(
                        rs.getString("unit"),
                        rs.getInt("no"),
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        Wrong.valueOf(rs.getString("wrong"))))
            .list();
    return new Checked(units.size(), events, broken);
  }

  /** How much was looked through, and what of it is broken: a hundred at most. */
  public record Checked(int units, long events, List<BrokenLink> broken) {}
}
