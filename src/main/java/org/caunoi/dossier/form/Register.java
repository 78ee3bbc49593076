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
    return jdbc.sql(
            """
            SELECT d.authority, d.id, d.code, d.procedure_version, d.state, d.sealed_party, d.filed_at, d.accepted_at,
                   d.appointment_at, d.finished_at, d.returned_at, d.return_by, d.supplement_requests,
                   (SELECT min(a.at) FROM dossier.act a
                    WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'ASSIGNED') AS processing_at
            FROM dossier.dossier d
            WHERE d.filed_at >= :from AND d.filed_at < :until
              AND (CAST(:own AS text) IS NULL OR d.authority = :own)
              AND (CAST(:authority AS text) IS NULL OR d.authority = :authority)
              AND (CAST(:procedure AS text) IS NULL OR d.procedure_code = :procedure)
              AND (CAST(:state AS integer) IS NULL OR d.state = :state)
              AND (NOT :late OR COALESCE(d.finished_at, :now) > d.appointment_at)
              AND (CAST(:afterAt AS timestamptz) IS NULL OR (d.filed_at, d.id) > (:afterAt, :afterId))
            ORDER BY d.filed_at, d.id
            LIMIT :limit
            """)
        .param("from", start(filter.from()))
        .param("until", start(filter.to().plusDays(1)))
        .param("own", who.authority())
        .param("authority", filter.authority())
        .param("procedure", filter.procedureCode())
        .param("state", filter.state() == null ? null : filter.state().code())
        .param("late", filter.late())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("afterAt", after == null ? null : after.filedAt().atOffset(ZoneOffset.UTC))
        .param("afterId", after == null ? null : after.id())
        .param("limit", limit)
        .query(this::map)
        .list();
  }

  private static void check(RegisterFilter filter) {
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
    return new RegisterLine(
        rs.getString("authority"),
        id,
        rs.getString("code"),
        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
        DossierState.of(rs.getInt("state")),
        json.readValue(
            cipher.open(rs.getBytes("sealed_party"), "dossier/" + id + "/party"), Party.class),
        rs.getObject("filed_at", OffsetDateTime.class).toInstant(),
        instant(rs, "accepted_at"),
        instant(rs, "appointment_at"),
        instant(rs, "processing_at"),
        instant(rs, "finished_at"),
        instant(rs, "returned_at"),
        ReturnWay.valueOf(rs.getString("return_by")),
        rs.getInt("supplement_requests"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
