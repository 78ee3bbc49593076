package org.caunoi.custody;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people with papers were refused lately, newest first. */
@Component
public class ReadRefusals {

  private final JdbcClient jdbc;

  ReadRefusals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param before only older ones; the moment the last page ended with
   */
  public List<Refusal> before(SignedIn who, Instant before, int most) {
    who.require(Permission.WATCH_CUSTODY);
    return jdbc.sql(
            """
            SELECT id, at, by_name, by_place, act, code, unit, device FROM custody.refusal WHERE at < :before
            ORDER BY at DESC, id DESC LIMIT :most
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (rs, n) ->
                new Refusal(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getString("by_name"),
                    rs.getString("by_place"),
                    rs.getString("act"),
                    rs.getString("code"),
                    rs.getString("unit"),
                    rs.getString("device")))
        .list();
  }
}
