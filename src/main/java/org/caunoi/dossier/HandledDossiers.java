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

  private static final String HANDLED =
      """
      SELECT d.authority, d.id, d.code, e.no AS entry, d.procedure_code, d.procedure_version, d.channel, d.return_by,
             d.term_strategy, d.term_amount, d.term_cutoff, d.intake_at,
             d.state, d.supplement_requests, d.appointment_at, d.finished_at, d.returned_at,
             COALESCE(d.former_state, d.state) = 5 AND NOT d.supplement_in AS awaits_papers,
             CASE WHEN d.supplement_requests > 0 THEN ARRAY(
                 SELECT a.at FROM dossier.act a
                 WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENT_REQUESTED'
                   AND a.at < COALESCE(w.at, 'infinity')
                 ORDER BY a.no) END AS asked,
             CASE WHEN d.supplement_requests > 0 THEN ARRAY(
                 SELECT a.at FROM dossier.act a
                 WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED'
                   AND a.at < COALESCE(w.at, 'infinity')
                 ORDER BY a.no) END AS brought,
             EXISTS (SELECT 1 FROM dossier.attachment f
                     WHERE f.authority = d.authority AND f.dossier_id = d.id) AS component_file,
             EXISTS (SELECT 1 FROM dossier.result r
                     WHERE r.authority = d.authority AND r.dossier_id = d.id) AS result_file,
             w.at AS went_at, w.due_at AS went_due,
             CASE WHEN w.at IS NULL THEN d.paused_at END AS paused_at,
             x.at AS extended_at, x.former AS extended_from
      FROM (
          SELECT d.authority, d.id, 0 AS no
          FROM dossier.dossier d
          WHERE d.intake_at >= :from AND d.intake_at < :until
            AND (CAST(:unit AS text) IS NULL OR d.authority = :unit)
          UNION ALL
          SELECT d.authority, d.id, a.no
          FROM dossier.dossier d JOIN dossier.act a ON a.authority = d.authority AND a.dossier_id = d.id
          WHERE d.handed_to IS NOT NULL AND a.kind = 'HANDED_OVER'
            AND a.details ->> 'unit' = CAST(:unit AS text) AND a.at >= :from AND a.at < :until) e
      JOIN dossier.dossier d ON d.authority = e.authority AND d.id = e.id
      LEFT JOIN LATERAL (
          SELECT a.at, COALESCE(h.promise, h.due_at) AS due_at
          FROM dossier.act a
          LEFT JOIN dossier.handover h
              ON h.authority = a.authority AND h.dossier_id = a.dossier_id AND h.act_no = a.no
          WHERE CAST(:unit AS text) IS NOT NULL AND d.handed_to IS NOT NULL
            AND a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'HANDED_OVER'
            AND a.details ->> 'unit' IS NOT NULL AND a.no > e.no
          ORDER BY a.no LIMIT 1) w ON true
      LEFT JOIN LATERAL (
          SELECT a.at, CAST(a.details ->> 'former' AS timestamptz) AS former FROM dossier.act a
          WHERE d.extended_to IS NOT NULL AND a.authority = d.authority AND a.dossier_id = d.id
            AND a.kind = 'EXTENDED' AND a.at < COALESCE(w.at, 'infinity')
          ORDER BY a.no LIMIT 1) x ON true
      ORDER BY d.code
      """;

  private final JdbcClient jdbc;

  HandledDossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Dossiers taken in from one moment until before another, by code. A unit has what it received,
   * up to the moment it went to the unit that follows, and what came to it from dissolved ones in
   * that time; the whole city has each once.
   *
   * @param authority only those of this unit, null for all this person may count
   */
  public List<HandledDossier> list(
      SignedIn who, @Nullable String authority, Instant from, Instant until) {
    String own = who.authority();
    if (own != null && authority != null && !own.equals(authority)) {
      return List.of();
    }
    return jdbc.sql(HANDLED)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("unit", own == null ? authority : own)
        .query(HandledDossiers::map)
        .list();
  }

  private static HandledDossier map(ResultSet rs, int n) throws SQLException {
    String cutoff = rs.getString("term_cutoff");
    Instant went = Dossiers.instant(rs, "went_at");
    List<Pause> pauses = pauses(moments(rs, "asked"), moments(rs, "brought"));
    return new HandledDossier(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("code"),
        rs.getInt("entry"),
        rs.getString("procedure_code"),
        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
        rs.getInt("channel"),
        !"ELECTRONIC".equals(rs.getString("return_by")),
        new TermChoice(
            rs.getString("term_strategy"),
            rs.getInt("term_amount"),
            cutoff == null ? null : LocalTime.parse(cutoff)),
        rs.getObject("intake_at", OffsetDateTime.class).toInstant(),
        went,
        Dossiers.instant(rs, "paused_at"),
        DossierState.of(rs.getInt("state")),
        went == null
            ? rs.getBoolean("awaits_papers")
            : !pauses.isEmpty() && pauses.getLast().to() == null,
        went == null ? rs.getInt("supplement_requests") : pauses.size(),
        Dossiers.instant(rs, went == null ? "appointment_at" : "went_due"),
        went == null ? Dossiers.instant(rs, "finished_at") : null,
        went == null ? Dossiers.instant(rs, "returned_at") : null,
        pauses,
        extension(rs),
        rs.getBoolean("component_file"),
        rs.getBoolean("result_file"));
  }

  private static HandledDossier.@Nullable Extension extension(ResultSet rs) throws SQLException {
    Instant at = Dossiers.instant(rs, "extended_at");
    Instant former = Dossiers.instant(rs, "extended_from");
    return at == null || former == null ? null : new HandledDossier.Extension(at, former);
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
