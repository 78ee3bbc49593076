package org.caunoi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is there: points where somebody is signed in, and accounts that nobody uses any more. */
@Component
public class Presence {

  private final JdbcClient jdbc;
  private final Clock clock;

  Presence(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Points with a sign-in since a moment that still holds, and the last one of each. */
  public Map<String, Instant> atPointsSince(Instant since) {
    Map<String, Instant> last = new HashMap<>();
    jdbc.sql(
            """
            SELECT a.point_id, max(s.signed_in_at) AS last
            FROM access.sign_in s JOIN access.account a ON a.id = s.account_id
            WHERE s.signed_in_at >= :since AND s.expires_at > :now AND a.point_id IS NOT NULL
            GROUP BY a.point_id
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            rs -> {
              last.put(
                  rs.getString("point_id"), rs.getObject("last", OffsetDateTime.class).toInstant());
            });
    return last;
  }

  /** Accounts that are suspended. */
  public List<UUID> suspended() {
    return jdbc.sql("SELECT id FROM access.account WHERE NOT active")
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .list();
  }
}
