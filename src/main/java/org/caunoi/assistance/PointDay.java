package org.caunoi.assistance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How today goes at the lead's own point, clerk by clerk, without a word about a citizen. */
@Component
public class PointDay {

  private final JdbcClient jdbc;
  private final SessionActs acts;

  PointDay(JdbcClient jdbc, SessionActs acts) {
    this.jdbc = jdbc;
    this.acts = acts;
  }

  /** Who helped most first. Refused: {@code forbidden}, {@code no-point}. */
  public List<ClerkDay> today(SignedIn who) {
    who.require(Permission.WATCH_POINT);
    Instant start = VietnamTime.day(acts.now()).atStartOfDay(VietnamTime.ZONE).toInstant();
    return jdbc.sql(
            """
            SELECT clerk_id, max(clerk_name) AS clerk_name, count(*) AS opened,
                   count(*) FILTER (WHERE state <> 'CLOSED') AS running,
                   count(*) FILTER (WHERE state = 'CLOSED' AND outcome IN ('FILED', 'HANDED_OFF')) AS filed,
                   count(*) FILTER (WHERE state = 'CLOSED' AND outcome = 'NOT_READY') AS not_ready,
                   count(*) FILTER (WHERE state = 'CLOSED' AND outcome NOT IN ('FILED', 'HANDED_OFF', 'NOT_READY'))
                       AS otherwise,
                   max(touched_at) AS last
            FROM assistance.session WHERE point_id = :point AND opened_at >= :start
            GROUP BY clerk_id ORDER BY opened DESC, clerk_id
            """)
        .param("point", who.requirePoint())
        .param("start", start.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new ClerkDay(
                    Objects.requireNonNull(rs.getObject("clerk_id", UUID.class)),
                    rs.getString("clerk_name"),
                    rs.getInt("opened"),
                    rs.getInt("running"),
                    rs.getInt("filed"),
                    rs.getInt("not_ready"),
                    rs.getInt("otherwise"),
                    rs.getObject("last", OffsetDateTime.class).toInstant()))
        .list();
  }
}
