package org.caunoi.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which changes of procedures were published, and when. */
@Component
public class Publications {

  private final JdbcClient jdbc;

  Publications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those published from one moment until before another, oldest first. */
  public List<Publication> list(Instant from, Instant until) {
    return jdbc.sql(
            """
            SELECT v.code, d.decided_at, v.valid_from, COALESCE(CAST(v.content ->> 'decidedOn' AS date),
                       CAST(timezone('Asia/Ho_Chi_Minh', d.written_at) AS date)) AS decided_on
            FROM catalogue.draft d JOIN catalogue.procedure_version v ON v.draft_id = d.id
            WHERE d.state = 'PUBLISHED' AND d.decided_at >= :from AND d.decided_at < :until
            ORDER BY d.decided_at, v.code
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Publication(
                    rs.getString("code"),
                    rs.getObject("decided_on", LocalDate.class),
                    rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                    rs.getObject("valid_from", LocalDate.class)))
        .list();
  }

  /**
   * One change that became public.
   *
   * @param decidedOn day of the decision; where its file does not say, the day its text was
   *     finished
   * @param publishedAt when the second person published it
   * @param validFrom the first day it holds
   */
  public record Publication(
      String code, LocalDate decidedOn, Instant publishedAt, LocalDate validFrom) {}
}
