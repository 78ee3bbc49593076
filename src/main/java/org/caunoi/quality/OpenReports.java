package org.caunoi.quality;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.caunoi.access.SignedIn;
import org.caunoi.quality.Report.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many protected reports wait to be closed, and about which points. */
@Component
class OpenReports {

  private final JdbcClient jdbc;

  OpenReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Refused with {@code forbidden} as reading them is. */
  List<Count> count(SignedIn who) {
    ReadReports.admit(who);
    return jdbc.sql(
            """
            SELECT kind, point_id, count(*) AS n, min(opened_at) AS oldest
            FROM quality.report
            WHERE state <> 'CLOSED' AND (CAST(:own AS text) IS NULL OR authority = :own)
            GROUP BY kind, point_id ORDER BY n DESC, point_id
            """)
        .param("own", who.authority())
        .query(
            (rs, n) ->
                new Count(
                    Kind.valueOf(rs.getString("kind")),
                    rs.getString("point_id"),
                    rs.getInt("n"),
                    rs.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }

  record Count(Kind kind, @Nullable String point, int reports, Instant oldest) {}
}
