package org.caunoi.dossier.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.form.RegisterLine.Passage;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The running register of dossiers (form 07), read a page at a time in the order of filing. */
@Component
public class Register {

  /** The longest period that is read at once. */
  private static final int YEARS = 5;

  /** The last request for papers that did not come; the wait is not the unit's. */
  private static final String STILL_ASKED =
      """
      (SELECT max(a.at) FROM dossier.act a
       WHERE d.supplement_requests > 0 AND a.authority = d.authority AND a.dossier_id = d.id
         AND a.kind = 'SUPPLEMENT_REQUESTED' AND NOT EXISTS (
             SELECT 1 FROM dossier.act b
             WHERE b.authority = a.authority AND b.dossier_id = a.dossier_id AND b.no > a.no AND b.kind = 'SUPPLEMENTED'))
      """;

  private static final String WANTED =
      """
      AND (CAST(:procedure AS text) IS NULL OR d.procedure_code = :procedure)
      AND (CAST(:state AS integer) IS NULL OR d.state = :state)
      AND (NOT :late OR (d.state <> 5 AND d.former_state IS DISTINCT FROM 5 AND d.paused_at IS NULL
                         AND d.appointment_at < COALESCE(
      """
          + STILL_ASKED
          + ", d.finished_at, :now)))\n";

  /** What the unit received, and what came to it from dissolved ones; in the city each once. */
  private static final String LINES =
      """
      SELECT d.authority, d.id, d.code, d.procedure_version, d.state, d.sealed_party, d.filed_at, d.accepted_at,
             d.appointment_at, d.finished_at, d.returned_at, d.return_by, d.supplement_requests, d.paused_at,
             e.at AS entered_at,
      """
          + STILL_ASKED
          + """
              AS asked_at,
                 (SELECT min(a.at) FROM dossier.act a
                  WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind IN ('ASSIGNED', 'HANDED_OVER')
                    AND a.details ->> 'unit' IS NULL) AS processing_at,
                 (SELECT a.details ->> 'proof' FROM dossier.act a
                  WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'RETURNED' LIMIT 1) AS proof,
                 CASE WHEN e.no > 0 THEN COALESCE(
                     (SELECT a.details ->> 'unit' FROM dossier.act a
                      WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'HANDED_OVER'
                        AND a.details ->> 'unit' IS NOT NULL AND a.no < e.no
                      ORDER BY a.no DESC LIMIT 1), d.authority) END AS came_from,
                 w.unit AS went_to, w.at AS went_at
          FROM (
              (SELECT d.authority, d.id, d.filed_at AS at, 0 AS no
               FROM dossier.dossier d
               WHERE d.filed_at >= :from AND d.filed_at < :until
                 AND (CAST(:unit AS text) IS NULL OR d.authority = :unit)
                 AND (CAST(:afterAt AS timestamptz) IS NULL OR (d.filed_at, d.id) > (:afterAt, :afterId))
          """
          + WANTED
          + """
               ORDER BY d.filed_at, d.id LIMIT :limit)
              UNION ALL
              (SELECT d.authority, d.id, a.at, a.no
               FROM dossier.dossier d
               JOIN dossier.act a ON a.authority = d.authority AND a.dossier_id = d.id
               WHERE d.handed_to IS NOT NULL AND a.kind = 'HANDED_OVER'
                 AND a.details ->> 'unit' = CAST(:unit AS text) AND a.at >= :from AND a.at < :until
                 AND (CAST(:afterAt AS timestamptz) IS NULL OR (a.at, d.id) > (:afterAt, :afterId))
          """
          + WANTED
          + """
               ORDER BY a.at, d.id LIMIT :limit)
              ORDER BY at, id LIMIT :limit) e
          JOIN dossier.dossier d ON d.authority = e.authority AND d.id = e.id
          LEFT JOIN LATERAL (
              SELECT a.details ->> 'unit' AS unit, a.at FROM dossier.act a
              WHERE CAST(:unit AS text) IS NOT NULL AND d.handed_to IS NOT NULL
                AND a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'HANDED_OVER'
                AND a.details ->> 'unit' IS NOT NULL AND a.no > e.no
              ORDER BY a.no LIMIT 1) w ON true
          ORDER BY e.at, e.id
          """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;
  private final Clock clock;

  Register(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One page.
   *
   * <p>Refused: {@code period-upside-down}, {@code period-too-long}.
   *
   * @param after where the page before ended, none for the first
   */
  public List<RegisterLine> list(
      SignedIn who, RegisterFilter filter, @Nullable Position after, int limit) {
    who.require(Permission.READ_REGISTER);
    check(filter);
    String own = who.authority();
    if (own != null && filter.authority() != null && !own.equals(filter.authority())) {
      return List.of();
    }
    return lines(own == null ? filter.authority() : own, filter, after, limit);
  }

  /** The same for whoever has asked on behalf of that unit before. */
  List<RegisterLine> lines(
      @Nullable String unit, RegisterFilter filter, @Nullable Position after, int limit) {
    return jdbc.sql(LINES)
        .param("from", start(filter.from()))
        .param("until", start(filter.to().plusDays(1)))
        .param("unit", unit)
        .param("procedure", filter.procedureCode())
        .param("state", filter.state() == null ? null : filter.state().code())
        .param("late", filter.late())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("afterAt", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
        .param("afterId", after == null ? null : after.id())
        .param("limit", limit)
        .query(this::map)
        .list();
  }

  static void check(RegisterFilter filter) {
    if (filter.to().isBefore(filter.from())) {
      throw Refused.field("/to", "period-upside-down");
    }
    if (filter.to().isAfter(filter.from().plusYears(YEARS))) {
      throw Refused.field("/to", "period-too-long", YEARS);
    }
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(VietnamTime.ZONE).toOffsetDateTime();
  }

  private RegisterLine map(ResultSet rs, int n) throws SQLException {
    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
    Instant entered = rs.getObject("entered_at", OffsetDateTime.class).toInstant();
    String came = rs.getString("came_from");
    Instant went = instant(rs, "went_at");
    return new RegisterLine(
        rs.getString("authority"),
        id,
        rs.getString("code"),
        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
        DossierState.of(rs.getInt("state")),
        json.readValue(
            cipher.open(rs.getBytes("sealed_party"), "dossier/" + id + "/party"), Party.class),
        rs.getObject("filed_at", OffsetDateTime.class).toInstant(),
        entered,
        came == null ? null : new Passage(came, entered),
        went == null ? null : new Passage(rs.getString("went_to"), went),
        instant(rs, "accepted_at"),
        instant(rs, "appointment_at"),
        instant(rs, "processing_at"),
        instant(rs, "finished_at"),
        instant(rs, "returned_at"),
        rs.getString("proof"),
        ReturnWay.valueOf(rs.getString("return_by")),
        rs.getInt("supplement_requests"),
        instant(rs, "asked_at"),
        instant(rs, "paused_at"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
