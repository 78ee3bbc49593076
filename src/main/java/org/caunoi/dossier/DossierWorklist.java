package org.caunoi.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists of dossiers a person may see, the nearest promise first, names masked. */
@Component
public class DossierWorklist {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;
  private final Clock clock;

  DossierWorklist(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One page of a queue.
   *
   * @param after position behind which to go on, null for the first page
   * @param limit rows wanted, 1 to 100
   */
  public List<Row> list(SignedIn who, Filter filter, @Nullable Position after, int limit) {
    return jdbc.sql(
            """
            SELECT d.authority, d.id, d.code, d.procedure_code, d.procedure_version, d.state, d.filed_at,
                   d.appointment_at, d.appointment_provisional, d.assignee_name, d.supplement_in, d.sealed_party,
                   d.point_id, d.return_by, d.version
            FROM dossier.dossier d
            WHERE (CAST(:client AS uuid) IS NULL OR d.client_id = :client)
              AND (CAST(:point AS text) IS NULL OR d.point_id = :point)
              AND (CAST(:ownAuthority AS text) IS NULL OR d.authority = :ownAuthority)
              AND (CAST(:states AS integer[]) IS NULL OR d.state = ANY (:states))
              AND (CAST(:assignee AS uuid) IS NULL OR d.assignee_id = :assignee)
              AND (NOT :intake OR d.state = 1 OR (d.state = 5 AND d.supplement_in) OR d.state = 7)
              AND (NOT :late OR (d.appointment_at < :now AND d.finished_at IS NULL))
              AND (CAST(:code AS text) IS NULL OR d.code = :code)
              AND (CAST(:person AS bytea) IS NULL OR d.person_hash = :person)
              AND (CAST(:sortAfter AS timestamptz) IS NULL
                   OR (COALESCE(d.appointment_at, d.filed_at), d.id) > (:sortAfter, :idAfter))
            ORDER BY COALESCE(d.appointment_at, d.filed_at), d.id
            LIMIT :limit
            """)
        .params(Sight.of(who).params())
        .param("states", filter.states() == null ? null : codes(filter.states()))
        .param("assignee", filter.assignee())
        .param("intake", filter.intake())
        .param("late", filter.late())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("code", filter.code())
        .param(
            "person",
            filter.personalId() == null ? null : cipher.lookup("person", filter.personalId()))
        .param("sortAfter", after == null ? null : after.sort().atOffset(ZoneOffset.UTC))
        .param("idAfter", after == null ? null : after.id())
        .param("limit", limit)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              Party party =
                  json.readValue(
                      cipher.open(rs.getBytes("sealed_party"), "dossier/" + id + "/party"),
                      Party.class);
              return new Row(
                  rs.getString("authority"),
                  id,
                  rs.getString("code"),
                  rs.getString("procedure_code"),
                  Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
                  DossierState.of(rs.getInt("state")),
                  rs.getObject("filed_at", OffsetDateTime.class).toInstant(),
                  Dossiers.instant(rs, "appointment_at"),
                  rs.getBoolean("appointment_provisional"),
                  rs.getString("assignee_name"),
                  rs.getBoolean("supplement_in"),
                  Masks.name(party.fullName()),
                  rs.getInt("version"));
            })
        .list();
  }

  private static Integer[] codes(List<DossierState> states) {
    return states.stream().map(DossierState::code).toArray(Integer[]::new);
  }

  /**
   * Which dossiers.
   *
   * @param states only these, null for all
   * @param intake only what waits at intake: new, completed, or asked to be withdrawn
   * @param late only unfinished ones whose promise has passed
   * @param personalId only those of this person; found by keyed hash
   */
  public record Filter(
      @Nullable List<DossierState> states,
      @Nullable UUID assignee,
      boolean intake,
      boolean late,
      @Nullable String code,
      @Nullable String personalId) {

    public static Filter all() {
      return new Filter(null, null, false, false, null, null);
    }

    public static Filter in(DossierState... states) {
      return new Filter(List.of(states), null, false, false, null, null);
    }
  }

  /** Where a page ended. */
  public record Position(Instant sort, UUID id) {}

  /** One line of a list. */
  public record Row(
      String authority,
      UUID id,
      String code,
      String procedureCode,
      UUID procedureVersion,
      DossierState state,
      Instant filedAt,
      @Nullable Instant appointmentAt,
      boolean appointmentProvisional,
      @Nullable String assigneeName,
      boolean supplementIn,
      String maskedName,
      int version) {

    public Position position() {
      return new Position(appointmentAt == null ? filedAt : appointmentAt, id);
    }
  }
}
