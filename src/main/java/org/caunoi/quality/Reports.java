package org.caunoi.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.quality.Report.Kind;
import org.caunoi.quality.Report.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of protected reports. */
@Component
class Reports {

  private static final String COLUMNS =
      """
      SELECT authority, id, dossier_code, procedure_code, point_id, helper_id, kind, opened_at, state, read_by,
             read_at, closed_by, closed_at, sealed_text, sealed_outcome
      FROM quality.report
      WHERE (CAST(:own AS text) IS NULL OR authority = :own)
      """;

  private final JdbcClient jdbc;

  Reports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Report report, byte @Nullable [] sealedText) {
    jdbc.sql(
            """
            INSERT INTO quality.report (authority, id, dossier_code, procedure_code, point_id, helper_id, kind,
                                        sealed_text, opened_at, state)
            VALUES (:authority, :id, :code, :procedure, CAST(:point AS text), CAST(:helper AS uuid), :kind,
                    CAST(:text AS bytea), :at, 'NEW')
            """)
        .param("authority", report.authority())
        .param("id", report.id())
        .param("code", report.dossierCode())
        .param("procedure", report.procedureCode())
        .param("point", report.pointId())
        .param("helper", report.helperId())
        .param("kind", report.kind().name())
        .param("text", sealedText)
        .param("at", report.openedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Newest first. */
  List<Report> list(SignedIn who, ReportFilter wanted, @Nullable UUID before, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                  AND (CAST(:state AS text) IS NULL OR state = :state)
                  AND (NOT :open OR state <> 'CLOSED')
                  AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                  AND (CAST(:point AS text) IS NULL OR point_id = :point)
                  AND (CAST(:before AS uuid) IS NULL OR (opened_at, id) <
                       (SELECT last.opened_at, last.id FROM quality.report last WHERE last.id = :before))
                ORDER BY opened_at DESC, id DESC LIMIT :limit
                """)
        .param("own", who.authority())
        .param("state", wanted.state() == null ? null : wanted.state().name())
        .param("open", wanted.open())
        .param("kind", wanted.kind() == null ? null : wanted.kind().name())
        .param("point", wanted.point())
        .param("before", before)
        .param("limit", limit)
        .query((rs, n) -> map(rs).report())
        .list();
  }

  Optional<Sealed> find(SignedIn who, UUID id) {
    return jdbc.sql(COLUMNS + "AND id = :id")
        .param("own", who.authority())
        .param("id", id)
        .query((rs, n) -> map(rs))
        .optional();
  }

  /** True where it was new and is read now. */
  boolean markRead(Report report, UUID by, Instant at) {
    return jdbc.sql(
                """
                UPDATE quality.report SET state = 'READ', read_by = :by, read_at = :at
                WHERE authority = :authority AND id = :id AND state = 'NEW'
                """)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("authority", report.authority())
            .param("id", report.id())
            .update()
        == 1;
  }

  /** True where it was open and is closed now. */
  boolean close(Report report, UUID by, Instant at, byte[] sealedOutcome) {
    return jdbc.sql(
                """
                UPDATE quality.report SET state = 'CLOSED', closed_by = :by, closed_at = :at,
                    sealed_outcome = :outcome, read_by = COALESCE(read_by, :by), read_at = COALESCE(read_at, :at)
                WHERE authority = :authority AND id = :id AND state <> 'CLOSED'
                """)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("outcome", sealedOutcome)
            .param("authority", report.authority())
            .param("id", report.id())
            .update()
        == 1;
  }

  private static Sealed map(ResultSet rs) throws SQLException {
    return new Sealed(
        new Report(
            rs.getString("authority"),
            Objects.requireNonNull(rs.getObject("id", UUID.class)),
            rs.getString("dossier_code"),
            rs.getString("procedure_code"),
            rs.getString("point_id"),
            rs.getObject("helper_id", UUID.class),
            Kind.valueOf(rs.getString("kind")),
            Objects.requireNonNull(instant(rs, "opened_at")),
            State.valueOf(rs.getString("state")),
            rs.getObject("read_by", UUID.class),
            instant(rs, "read_at"),
            rs.getObject("closed_by", UUID.class),
            instant(rs, "closed_at")),
        rs.getBytes("sealed_text"),
        rs.getBytes("sealed_outcome"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** A report with its words as stored. */
  record Sealed(Report report, byte @Nullable [] text, byte @Nullable [] outcome) {}
}
