package org.caunoi.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of marks: the last one of each paper counts; the audit log keeps the former ones. */
@Component
class Marks {

  private static final String COLUMNS =
      """
      SELECT component, complete, sealed_reason, marked_at, marked_by_name FROM dossier.mark
      WHERE authority = :authority AND dossier_id = :id
      """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  Marks(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  public List<Mark> list(Dossier dossier) {
    return read(dossier, jdbc.sql(COLUMNS + "ORDER BY component"));
  }

  /** What colleagues of a person have marked since a moment. */
  List<Mark> ofOthers(Dossier dossier, SignedIn who, Instant since) {
    return read(
        dossier,
        jdbc.sql(COLUMNS + "AND marked_by <> :who AND marked_at > :since ORDER BY component")
            .param("who", who.accountId())
            .param("since", since.atOffset(ZoneOffset.UTC)));
  }

  private List<Mark> read(Dossier dossier, StatementSpec sql) {
    return sql.param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              byte[] reason = rs.getBytes("sealed_reason");
              return new Mark(
                  rs.getString("component"),
                  rs.getBoolean("complete"),
                  reason == null ? null : cipher.open(reason, dossier.place("mark")),
                  rs.getObject("marked_at", OffsetDateTime.class).toInstant(),
                  rs.getString("marked_by_name"));
            })
        .list();
  }

  /**
   * @param reason none for a tick
   */
  public void put(
      Dossier dossier, String component, @Nullable String reason, SignedIn who, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dossier.mark (authority, dossier_id, component, complete, sealed_reason, marked_at, marked_by,
                                      marked_by_name)
            VALUES (:authority, :id, :component, :complete, CAST(:reason AS bytea), :at, :by, :name)
            ON CONFLICT (authority, dossier_id, component) DO UPDATE
            SET complete = EXCLUDED.complete, sealed_reason = EXCLUDED.sealed_reason, marked_at = EXCLUDED.marked_at,
                marked_by = EXCLUDED.marked_by, marked_by_name = EXCLUDED.marked_by_name
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("component", component)
        .param("complete", reason == null)
        .param("reason", reason == null ? null : cipher.seal(reason, dossier.place("mark")))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", who.accountId())
        .param("name", who.displayName())
        .update();
  }

  /** What was found wanting has to be looked at anew, now that the citizen has answered. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetCrosses(ActStored act) {
    if (act.kind() == ActKind.SUPPLEMENTED) {
      jdbc.sql(
              """
              DELETE FROM dossier.mark WHERE authority = :authority AND dossier_id = :id AND NOT complete
              """)
          .param("authority", act.after().filing().authority())
          .param("id", act.after().filing().id())
          .update();
    }
  }

  /** Nobody has looked at papers that came in anew, whatever was said of those before. */
  void forget(Dossier dossier, List<Attachment> fresh) {
    jdbc.sql(
            """
            DELETE FROM dossier.mark
            WHERE authority = :authority AND dossier_id = :id AND component = ANY (CAST(:fresh AS text[]))
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("fresh", fresh.stream().map(Attachment::component).toArray(String[]::new))
        .update();
  }
}
