package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.dossier.HandledDossier.Pause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the dossiers of a period were handled, for those who count them. */
@Component
public class HandledDossiers {

  private final JdbcClient jdbc;

  HandledDossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Dossiers taken in from one moment until before another, by code.
   *
   * @param authority only those of this one, null for all this person may count
   */
  public List<HandledDossier> list(
      SignedIn who, @Nullable String authority, Instant from, Instant until) {
    return jdbc.sql(
            """
            SELECT d.authority, d.id, d.code, d.procedure_code, d.procedure_version, d.channel, d.return_by,
                   d.term_strategy, d.term_amount, d.term_cutoff, COALESCE(d.accepted_at, d.filed_at) AS intake_at,
                   d.state, d.supplement_requests, d.appointment_at, d.finished_at, d.returned_at,
                   COALESCE(d.former_state, d.state) = 5 AND NOT d.supplement_in AS awaits_papers,
                   CASE WHEN d.supplement_requests > 0 THEN ARRAY(
                       SELECT a.at FROM dossier.act a
                       WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENT_REQUESTED'
                       ORDER BY a.no) END AS asked,
                   CASE WHEN d.supplement_requests > 0 THEN ARRAY(
                       SELECT a.at FROM dossier.act a
                       WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED'
                       ORDER BY a.no) END AS brought,
                   EXISTS (SELECT 1 FROM dossier.attachment f
                           WHERE f.authority = d.authority AND f.dossier_id = d.id) AS component_file,
                   EXISTS (SELECT 1 FROM dossier.result r
                           WHERE r.authority = d.authority AND r.dossier_id = d.id) AS result_file
            FROM dossier.dossier d
            WHERE COALESCE(d.accepted_at, d.filed_at) >= :from AND COALESCE(d.accepted_at, d.filed_at) < :until
              AND (CAST(:own AS text) IS NULL OR d.authority = :own)
              AND (CAST(:authority AS text) IS NULL OR d.authority = :authority)
            ORDER BY d.code
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("own", who.authority())
        .param("authority", authority)
        .query(HandledDossiers::map)
        .list();
  }

  private static HandledDossier map(ResultSet rs, int n) throws SQLException {
    String cutoff = rs.getString("term_cutoff");
    return new HandledDossier(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("code"),
        rs.getString("procedure_code"),
        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
        rs.getInt("channel"),
        !"ELECTRONIC".equals(rs.getString("return_by")),
        new TermChoice(
            rs.getString("term_strategy"),
            rs.getInt("term_amount"),
            cutoff == null ? null : LocalTime.parse(cutoff)),
        rs.getObject("intake_at", OffsetDateTime.class).toInstant(),
        DossierState.of(rs.getInt("state")),
        rs.getBoolean("awaits_papers"),
        rs.getInt("supplement_requests"),
        Dossiers.instant(rs, "appointment_at"),
        Dossiers.instant(rs, "finished_at"),
        Dossiers.instant(rs, "returned_at"),
        pauses(moments(rs, "asked"), moments(rs, "brought")),
        rs.getBoolean("component_file"),
        rs.getBoolean("result_file"));
  }

  private static List<Pause> pauses(List<Instant> asked, List<Instant> brought) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      pauses.add(new Pause(asked.get(i), i < brought.size() ? brought.get(i) : null));
    }
    return List.copyOf(pauses);
  }

  private static List<Instant> moments(ResultSet rs, String column) throws SQLException {
    List<Instant> moments = new ArrayList<>();
    if (rs.getArray(column) != null) {
      for (Timestamp at : (Timestamp[]) rs.getArray(column).getArray()) {
        moments.add(at.toInstant());
      }
    }
    return moments;
  }
}
