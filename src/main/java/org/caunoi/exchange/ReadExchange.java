package org.caunoi.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits, what was given up and what was not genuine. */
@ActsAsHouse("administrators look after the connections, and read no content")
@Component
public class ReadExchange {

  private static final int MOST = 100;

  private final JdbcClient jdbc;

  ReadExchange(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What we could not tell, and what we are still trying; the given up first. */
  public List<Troubled> outgoing() {
    return jdbc.sql(
            """
            SELECT id, target, kind, subject, coalesce(failure, '') AS failure, tries, planned_at, state = 'DEAD' AS dead
            FROM exchange.outbox WHERE state NOT IN ('SENT', 'DROPPED') ORDER BY state = 'DEAD' DESC, planned_at LIMIT :most
            """)
        .param("most", MOST)
        .query(
            (rs, n) ->
                new Troubled(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getString("target"),
                    rs.getString("kind"),
                    rs.getString("subject"),
                    rs.getString("failure"),
                    rs.getInt("tries"),
                    instant(rs.getObject("planned_at", OffsetDateTime.class)),
                    rs.getBoolean("dead")))
        .list();
  }

  /** What came in and was not genuine, or could not be dealt with; the newest first. */
  public List<Troubled> incoming() {
    return jdbc.sql(
            """
            SELECT id, source, verdict, coalesce(reason, '') AS reason, tries, received_at FROM exchange.inbox
            WHERE verdict NOT IN ('NEW', 'DONE') ORDER BY received_at DESC LIMIT :most
            """)
        .param("most", MOST)
        .query(
            (rs, n) ->
                new Troubled(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getString("source"),
                    rs.getString("verdict"),
                    "",
                    rs.getString("reason"),
                    rs.getInt("tries"),
                    instant(rs.getObject("received_at", OffsetDateTime.class)),
                    rs.getString("verdict").equals("FAILED")))
        .list();
  }

  /** Senders of whom so much was not genuine that the rest was only counted; the newest first. */
  public List<Dropped> dropped() {
    return jdbc.sql(
            "SELECT sender, deliveries, last_at FROM exchange.dropped ORDER BY last_at DESC LIMIT"
                + " :most")
        .param("most", MOST)
        .query(
            (rs, n) ->
                new Dropped(
                    rs.getString("sender"),
                    rs.getLong("deliveries"),
                    instant(rs.getObject("last_at", OffsetDateTime.class))))
        .list();
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }
}
