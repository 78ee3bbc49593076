package org.caunoi.assistance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened at the counters lately, without a word about anybody. */
@ActsAsHouse("counts of the whole network, without a citizen")
@Component
public class PointActivity {

  private final JdbcClient jdbc;

  PointActivity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Points with a session opened since a moment. */
  public List<Activity> since(Instant since) {
    return jdbc.sql(
            """
            SELECT point_id, max(touched_at) AS last, count(*) FILTER (WHERE state = 'CLOSED') AS ended,
                   count(*) FILTER (WHERE outcome = 'NOT_READY') AS not_ready
            FROM assistance.session WHERE opened_at >= :since
            GROUP BY point_id ORDER BY point_id
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Activity(
                    rs.getString("point_id"),
                    rs.getObject("last", OffsetDateTime.class).toInstant(),
                    rs.getInt("ended"),
                    rs.getInt("not_ready")))
        .list();
  }

  /**
   * @param last when somebody last did something
   * @param ended sessions that are over
   * @param notReady of these, citizens who had to come again
   */
  public record Activity(String point, Instant last, int ended, int notReady) {}
}
