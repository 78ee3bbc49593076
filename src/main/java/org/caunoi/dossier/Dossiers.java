package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.Dossier.Progress;
import org.caunoi.dossier.Dossier.TermChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of dossiers. Acts are stored by {@link Acts}, filings by {@link Filings}. */
@Component
class Dossiers {

  static final String COLUMNS =
      """
      SELECT d.authority, d.id, d.code, d.procedure_code, d.procedure_version, d.channel, d.route, d.point_id,
             d.helper_id, d.session_id, d.client_id, d.commune_code, d.return_by, d.term_strategy, d.term_amount,
             d.term_cutoff, d.confirmation, d.filed_at, d.state, d.version, d.accepted_at, d.appointment_at,
             d.appointment_provisional, d.former_state, d.supplement_in, d.supplement_requests, d.assignee_id,
             d.assignee_name, d.approved_by, d.finished_at, d.returned_at, d.extended_to, d.answer_by,
             d.handed_to, d.paused_at
      FROM dossier.dossier d
      """;

  /** What a person may see: a client its own, a helper the point's, an officer the unit's. */
  static final String VISIBLE =
      """
      (CAST(:client AS uuid) IS NULL OR d.client_id = :client)
        AND (CAST(:point AS text) IS NULL OR d.point_id = :point)
        AND (CAST(:ownAuthority AS text) IS NULL OR d.unit = :ownAuthority)
      """;

  private final JdbcClient jdbc;

  Dossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The dossier of a code if this person may see it; a foreign one sounds like none. */
  Optional<Dossier> find(String code, SignedIn who) {
    return jdbc.sql(COLUMNS + "WHERE d.code = :code AND " + VISIBLE)
        .param("code", code)
        .params(Sight.of(who).params())
        .query(Dossiers::map)
        .optional();
  }

  /** The dossier of a code for the house itself, such as a citizen who has shown the digits. */
  Optional<Dossier> find(String code) {
    return jdbc.sql(COLUMNS + "WHERE d.code = :code")
        .param("code", code)
        .query(Dossiers::map)
        .optional();
  }

  Optional<Dossier> find(String authority, UUID id) {
    return jdbc.sql(COLUMNS + "WHERE d.authority = :authority AND d.id = :id")
        .param("authority", authority)
        .param("id", id)
        .query(Dossiers::map)
        .optional();
  }

  /** Dossiers with a running promise, in a fixed order, a page at a time. */
  List<Dossier> listPromised(String afterAuthority, UUID afterId, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE d.state = ANY (CAST(:states AS integer[])) AND d.former_state IS DISTINCT FROM 5
                  AND d.appointment_at IS NOT NULL AND d.accepted_at IS NOT NULL AND d.extended_to IS NULL
                  AND d.paused_at IS NULL
                  AND (d.authority, d.id) > (:authority, :id)
                ORDER BY d.authority, d.id
                LIMIT :most
                """)
        .param(
            "states",
            DossierState.PROMISE_RUNS.stream().map(DossierState::code).toArray(Integer[]::new))
        .param("authority", afterAuthority)
        .param("id", afterId)
        .param("most", most)
        .query(Dossiers::map)
        .list();
  }

  Optional<Dossier> findBySession(UUID sessionId) {
    return jdbc.sql(COLUMNS + "WHERE d.session_id = :session")
        .param("session", sessionId)
        .query(Dossiers::map)
        .optional();
  }

  /**
   * Stores an act and the state it leads to, with its audit row, in one statement. False where
   * somebody else acted in between; then nothing is stored.
   */
  boolean store(Dossier before, Dossier after, StoredAct act, Actor actor) {
    Progress p = after.progress();
    return jdbc.sql(
                """
                WITH moved AS (
                    UPDATE dossier.dossier SET
                        state = :state, version = :version, accepted_at = :acceptedAt,
                        appointment_at = :appointmentAt, appointment_provisional = :provisional,
                        former_state = :formerState, supplement_in = :supplementIn,
                        supplement_requests = :supplementRequests, assignee_id = :assigneeId,
                        assignee_name = :assigneeName, approved_by = :approvedBy,
                        finished_at = :finishedAt, returned_at = :returnedAt, extended_to = :extendedTo,
                        answer_by = :answerBy, handed_to = :handedTo, paused_at = :pausedAt
                    WHERE authority = :authority AND id = :id AND version = :before
                    RETURNING id
                ), acted AS (
                    INSERT INTO dossier.act (authority, dossier_id, no, kind, from_state, to_state, at, by_id, by_name,
                                             by_place, sealed_note, details)
                    SELECT :authority, id, :version, :kind, :fromState, :state, :at, CAST(:actorId AS uuid), :byName,
                           CAST(:place AS text), CAST(:note AS bytea), CAST(:details AS jsonb)
                    FROM moved
                    RETURNING no
                )
                SELECT count(audit.write(:authority, :auditId, :at, CAST(:actorId AS uuid), :actor, CAST(:place AS text),
                                         lower(replace('dossier-' || :kind, '_', '-')), 'dossier/' || :code, NULL,
                                         CAST(:details AS jsonb)))
                FROM acted
                """)
            .param("state", p.state().code())
            .param("version", p.version())
            .param("acceptedAt", at(p.acceptedAt()))
            .param("appointmentAt", at(p.appointmentAt()))
            .param("provisional", p.appointmentProvisional())
            .param("formerState", p.formerState() == null ? null : p.formerState().code())
            .param("supplementIn", p.supplementIn())
            .param("supplementRequests", p.supplementRequests())
            .param("assigneeId", p.assigneeId())
            .param("assigneeName", p.assigneeName())
            .param("approvedBy", p.approvedBy())
            .param("finishedAt", at(p.finishedAt()))
            .param("returnedAt", at(p.returnedAt()))
            .param("extendedTo", at(p.extendedTo()))
            .param("answerBy", at(p.answerBy()))
            .param("handedTo", p.handedTo())
            .param("pausedAt", at(p.pausedAt()))
            .param("authority", after.filing().authority())
            .param("id", after.filing().id())
            .param("before", before.version())
            .param("kind", act.kind().name())
            .param("fromState", before.state().code())
            .param("at", act.at().atOffset(ZoneOffset.UTC))
            .param("actorId", actor.id())
            .param("byName", act.byName())
            .param("place", actor.place())
            .param("note", act.sealedNote())
            .param("details", act.detailsJson())
            .param("auditId", act.auditId())
            .param("actor", actor.name())
            .param("code", after.code())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** An act ready to be stored. */
  record StoredAct(
      ActKind kind,
      Instant at,
      String byName,
      byte @Nullable [] sealedNote,
      String detailsJson,
      UUID auditId) {}

  static Dossier map(ResultSet rs, int n) throws SQLException {
    String cutoff = rs.getString("term_cutoff");
    Filing filing =
        new Filing(
            rs.getString("authority"),
            rs.getObject("id", UUID.class),
            rs.getString("code"),
            rs.getString("procedure_code"),
            rs.getObject("procedure_version", UUID.class),
            channel(rs.getInt("channel")),
            Route.valueOf(rs.getString("route")),
            rs.getString("point_id"),
            rs.getObject("helper_id", UUID.class),
            rs.getObject("session_id", UUID.class),
            rs.getObject("client_id", UUID.class),
            rs.getString("commune_code"),
            ReturnWay.valueOf(rs.getString("return_by")),
            new TermChoice(
                rs.getString("term_strategy"),
                rs.getInt("term_amount"),
                cutoff == null ? null : LocalTime.parse(cutoff)),
            Confirmation.valueOf(rs.getString("confirmation")),
            rs.getObject("filed_at", OffsetDateTime.class).toInstant());
    Integer former = rs.getObject("former_state", Integer.class);
    return new Dossier(
        filing,
        new Progress(
            DossierState.of(rs.getInt("state")),
            rs.getInt("version"),
            instant(rs, "accepted_at"),
            instant(rs, "appointment_at"),
            rs.getBoolean("appointment_provisional"),
            former == null ? null : DossierState.of(former),
            rs.getBoolean("supplement_in"),
            rs.getInt("supplement_requests"),
            rs.getObject("assignee_id", UUID.class),
            rs.getString("assignee_name"),
            rs.getObject("approved_by", UUID.class),
            instant(rs, "finished_at"),
            instant(rs, "returned_at"),
            instant(rs, "extended_to"),
            instant(rs, "answer_by"),
            rs.getString("handed_to"),
            instant(rs, "paused_at")));
  }

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  /** National channel codes: 1 counter, 2 online, 3 post. */
  static int channelCode(SubmissionChannel channel) {
    return switch (channel) {
      case COUNTER -> 1;
      case ONLINE -> 2;
      case POST -> 3;
    };
  }

  private static SubmissionChannel channel(int code) {
    return switch (code) {
      case 1 -> SubmissionChannel.COUNTER;
      case 2 -> SubmissionChannel.ONLINE;
      case 3 -> SubmissionChannel.POST;
      default -> throw new IllegalArgumentException("No channel " + code);
    };
  }
}
