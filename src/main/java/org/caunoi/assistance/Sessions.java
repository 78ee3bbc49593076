package org.caunoi.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.assistance.Session.Opening;
import org.caunoi.assistance.Session.Work;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sessions of all counters, without what is personal. */
@Component
class Sessions {

  private static final String COLUMNS =
      """
      SELECT authority, id, point_id, clerk_id, clerk_name, clerk_badge, channel, opened_at, state, procedure_code,
             procedure_version, answers, return_by, draft_saved_at, summary_hash, shown_at, objection, confirmation,
             confirmed_at, outcome, missing, dossier_code, touched_at, locked_at, closed_at, version
      FROM assistance.session
      """;
  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};
  private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Sessions(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Session> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id").param("id", id).query(this::map).optional();
  }

  /** Holds the session until the end of the transaction. */
  Optional<Session> lock(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(this::map)
        .optional();
  }

  /** Sessions of a point opened since, newest first. */
  List<Session> ofPoint(String pointId, Instant since, int limit) {
    return jdbc.sql(
            COLUMNS
                + "WHERE point_id = :point AND opened_at >= :since ORDER BY opened_at DESC, id DESC"
                + " LIMIT :limit")
        .param("point", pointId)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(this::map)
        .list();
  }

  List<Session> openOf(UUID clerkId) {
    return jdbc.sql(
            COLUMNS
                + "WHERE clerk_id = :clerk AND state <> 'CLOSED' ORDER BY opened_at DESC, id DESC")
        .param("clerk", clerkId)
        .query(this::map)
        .list();
  }

  List<UUID> openBefore(Instant at) {
    return jdbc.sql(
            "SELECT id FROM assistance.session WHERE state <> 'CLOSED' AND opened_at < :at ORDER BY"
                + " opened_at")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> rs.getObject("id", UUID.class))
        .list();
  }

  void add(Session session, byte[] sealedCard) {
    Opening o = session.opening();
    jdbc.sql(
            """
            INSERT INTO assistance.session (authority, id, point_id, clerk_id, clerk_name, clerk_badge, state, channel,
                sealed_card, opened_at, touched_at, version)
            VALUES (:authority, :id, :point, :clerk, :name, :badge, 'OPEN', :channel, :sealed, :at, :at, 1)
            """)
        .param("authority", o.authority())
        .param("id", o.id())
        .param("point", o.pointId())
        .param("clerk", o.clerkId())
        .param("name", o.clerkName())
        .param("badge", o.clerkBadge())
        .param("channel", o.channel().name())
        .param("sealed", sealedCard)
        .param("at", o.openedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Refused with {@code somebody-was-faster} where another act was stored in between. */
  void store(Session after, Instant at) {
    Work w = after.work();
    int stored =
        jdbc.sql(
                """
                UPDATE assistance.session SET state = :state, procedure_code = CAST(:code AS text),
                    procedure_version = CAST(:procedure AS uuid), answers = CAST(:answers AS jsonb),
                    return_by = CAST(:returnBy AS text), summary_hash = CAST(:hash AS bytea),
                    shown_at = CAST(:shownAt AS timestamptz), objection = CAST(:objection AS text),
                    confirmation = CAST(:confirmation AS text), confirmed_at = CAST(:confirmedAt AS timestamptz),
                    outcome = CAST(:outcome AS text), missing = CAST(:missing AS jsonb),
                    dossier_code = CAST(:dossier AS text), touched_at = :at,
                    locked_at = CAST(:lockedAt AS timestamptz), closed_at = CAST(:closedAt AS timestamptz),
                    version = :version
                WHERE authority = :authority AND id = :id AND version = :version - 1
                """)
            .param("state", w.state().name())
            .param("code", w.procedureCode())
            .param("procedure", w.procedureVersion())
            .param("answers", json.writeValueAsString(w.answers()))
            .param("returnBy", name(w.returnBy()))
            .param(
                "hash", w.summaryHash() == null ? null : HexFormat.of().parseHex(w.summaryHash()))
            .param("shownAt", utc(w.shownAt()))
            .param("objection", w.objection())
            .param("confirmation", name(w.confirmation()))
            .param("confirmedAt", utc(w.confirmedAt()))
            .param("outcome", name(w.outcome()))
            .param("missing", json.writeValueAsString(w.missing()))
            .param("dossier", w.dossierCode())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("lockedAt", utc(w.lockedAt()))
            .param("closedAt", utc(w.closedAt()))
            .param("version", w.version())
            .param("authority", after.authority())
            .param("id", after.id())
            .update();
    if (stored == 0) {
      throw Refused.conflict("somebody-was-faster");
    }
  }

  private Session map(ResultSet rs, int n) throws SQLException {
    String returnBy = rs.getString("return_by");
    String confirmation = rs.getString("confirmation");
    String outcome = rs.getString("outcome");
    byte[] hash = rs.getBytes("summary_hash");
    return new Session(
        new Opening(
            rs.getString("authority"),
            rs.getObject("id", UUID.class),
            rs.getString("point_id"),
            rs.getObject("clerk_id", UUID.class),
            rs.getString("clerk_name"),
            rs.getString("clerk_badge"),
            SubmissionChannel.valueOf(rs.getString("channel")),
            rs.getObject("opened_at", OffsetDateTime.class).toInstant()),
        new Work(
            SessionState.valueOf(rs.getString("state")),
            rs.getString("procedure_code"),
            rs.getObject("procedure_version", UUID.class),
            json.readValue(rs.getString("answers"), TEXTS),
            returnBy == null ? null : ReturnWay.valueOf(returnBy),
            instant(rs, "draft_saved_at"),
            hash == null ? null : HexFormat.of().formatHex(hash),
            instant(rs, "shown_at"),
            rs.getString("objection"),
            confirmation == null ? null : Confirmation.valueOf(confirmation),
            instant(rs, "confirmed_at"),
            outcome == null ? null : Outcome.valueOf(outcome),
            json.readValue(rs.getString("missing"), KEYS),
            rs.getString("dossier_code"),
            rs.getObject("touched_at", OffsetDateTime.class).toInstant(),
            instant(rs, "locked_at"),
            instant(rs, "closed_at"),
            rs.getInt("version")));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
