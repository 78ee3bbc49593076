package org.caunoi.dossier.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Accounts;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierSight;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the clocks have said and is still true, the nearest promise or the oldest filing first: an
 * officer reads of the dossiers in hand, intake also of those in nobody's, a lead and the Centre of
 * all they see.
 */
@Component
public class DueSoon {

  private static final String TRUE_STILL =
      """
      FROM dossier.dossier d
      JOIN LATERAL (
          SELECT array_agg(r.kind) AS kinds, max(r.due_at) AS due_at FROM dossier.reminder r
          WHERE r.authority = d.authority AND r.dossier_id = d.id AND CASE r.kind
              WHEN 'ASSIGN_LATE' THEN d.assignee_id IS NULL
                AND (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5)) AND EXISTS (
                  SELECT 1 FROM dossier.step_time s WHERE s.authority = d.authority AND s.dossier_id = d.id
                    AND s.step = 'ASSIGN' AND s.due_at = r.due_at)
              WHEN 'REVIEW_LATE' THEN d.state = 4 AND d.approved_by IS NULL
                AND NOT COALESCE(d.assignee_id = ANY (CAST(:signers AS uuid[])), false) AND EXISTS (
                  SELECT 1 FROM dossier.step_time s WHERE s.authority = d.authority AND s.dossier_id = d.id
                    AND s.step = 'REVIEW' AND s.due_at = r.due_at)
              WHEN 'TAKE_IN_LATE' THEN (d.state = 1 OR (d.state = 5 AND d.supplement_in))
                AND d.accepted_at IS NULL AND r.due_at >= (
                  SELECT COALESCE(max(a.at), d.filed_at) FROM dossier.act a
                  WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED')
              WHEN 'WITHDRAWAL_LATE' THEN d.state = 7 AND r.due_at >= (
                  SELECT max(a.at) FROM dossier.act a
                  WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'WITHDRAWAL_REQUESTED')
              WHEN 'ANSWER_PASSED' THEN d.state IN (5, 6) AND NOT d.supplement_in AND r.due_at = d.answer_by
              WHEN 'ANSWER_NEAR' THEN false
              WHEN 'RECEIPT_LATE' THEN d.assignee_id IS NOT NULL AND EXISTS (
                  SELECT 1 FROM dossier.handover h
                  WHERE h.authority = d.authority AND h.dossier_id = d.id AND h.handed_at = r.due_at AND h.to_be_received
                    AND NOT EXISTS (SELECT 1 FROM dossier.handover_receipt c
                                    WHERE c.authority = h.authority AND c.dossier_id = h.dossier_id AND c.no = h.no)
                    AND NOT EXISTS (SELECT 1 FROM dossier.handover l
                                    WHERE l.authority = h.authority AND l.dossier_id = h.dossier_id AND l.no > h.no))
              WHEN 'HOLDER_AWAY' THEN d.state IN (2, 4, 6) AND EXISTS (
                  SELECT 1 FROM unnest(CAST(:away AS uuid[]), CAST(:awaySince AS timestamptz[])) AS a (id, since)
                  WHERE a.id = d.assignee_id AND a.since = r.due_at)
              ELSE (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5)) AND r.due_at = d.appointment_at END
      ) said ON said.kinds IS NOT NULL
      LEFT JOIN dossier.prepared_apology p
        ON p.authority = d.authority AND p.dossier_id = d.id AND p.promise = d.appointment_at AND d.extended_to IS NULL
      WHERE d.reminded AND d.finished_at IS NULL AND d.state IN (1, 2, 4, 5, 6, 7) AND d.paused_at IS NULL
        AND (CAST(:point AS text) IS NULL OR d.point_id = :point)
        AND (CAST(:ownAuthority AS text) IS NULL OR d.unit = :ownAuthority)
        AND (:all OR d.assignee_id = :me OR (:intake AND d.assignee_id IS NULL))
      """;

  private final JdbcClient jdbc;
  private final PreparedApologies apologies;
  private final Accounts accounts;
  private final AwayAlone away;

  DueSoon(JdbcClient jdbc, PreparedApologies apologies, Accounts accounts, AwayAlone away) {
    this.jdbc = jdbc;
    this.away = away;
    this.accounts = accounts;
    this.apologies = apologies;
  }

  /**
   * One page, the nearest promise first.
   *
   * @param after where the page before ended, none for the first
   */
  public Slice<Due> list(SignedIn who, @Nullable Cursor after, int most) {
    List<Due> found =
        jdbc.sql(
                """
                SELECT d.id, d.code, d.procedure_version, d.state, d.former_state, d.filed_at, d.appointment_at, d.assignee_id,
                       d.assignee_name, d.version, said.kinds, said.due_at, d.awaited_at, p.promise, p.reason, p.sealed_words, p.day, p.edition, p.prepared_by_name
                """
                    + TRUE_STILL
                    + """
                    AND (CAST(:afterAt AS timestamptz) IS NULL OR (d.awaited_at, d.id) > (:afterAt, :afterId))
                    ORDER BY d.awaited_at, d.id LIMIT :most
                    """)
            .params(whose(who))
            .param("afterAt", after == null ? null : after.sort())
            .param("afterId", after == null ? null : after.uuid())
            .param("most", most + 1)
            .query(this::map)
            .list();
    return Slice.of(found, most, one -> new Cursor(one.awaited(), one.id().toString()));
  }

  public Counts count(SignedIn who) {
    return jdbc.sql(
            """
            SELECT count(*) AS all_of_them,
                   count(*) FILTER (WHERE 'PROMISE_PASSED' = ANY (said.kinds)) AS passed
            """
                + TRUE_STILL)
        .params(whose(who))
        .query((rs, n) -> new Counts(rs.getInt("all_of_them"), rs.getInt("passed")))
        .single();
  }

  private Map<String, @Nullable Object> whose(SignedIn who) {
    Map<String, @Nullable Object> params = DossierSight.of(who);
    boolean intake = who.may(Permission.ACCEPT_DOSSIER);
    boolean handles = intake || who.may(Permission.PROCESS_DOSSIER);
    params.put("all", who.may(Permission.EXTEND_PROMISE) || !handles);
    params.put("intake", intake);
    params.put("me", who.accountId());
    params.putAll(AwayAlone.params(away.list()));
    params.put("signers", accounts.idsWith(Role.SIGNER).toArray(UUID[]::new));
    return params;
  }

  private Due map(ResultSet rs, int n) throws SQLException {
    Set<ReminderKind> kinds = EnumSet.noneOf(ReminderKind.class);
    Arrays.stream((String[]) rs.getArray("kinds").getArray())
        .map(ReminderKind::valueOf)
        .forEach(kinds::add);
    int former = rs.getInt("former_state");
    return new Due(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("code"),
        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
        DossierState.of(rs.getInt("state")),
        former == 0 ? null : DossierState.of(former),
        rs.getObject("filed_at", OffsetDateTime.class).toInstant(),
        instant(rs, "appointment_at"),
        Objects.requireNonNull(instant(rs, "due_at")),
        Objects.requireNonNull(instant(rs, "awaited_at")),
        rs.getObject("assignee_id", UUID.class),
        rs.getString("assignee_name"),
        rs.getInt("version"),
        kinds,
        rs.getString("reason") == null
            ? null
            : apologies.map(rs, Objects.requireNonNull(rs.getObject("id", UUID.class))));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /**
   * One dossier a clock speaks of.
   *
   * @param formerState state before a withdrawal was asked for
   * @param promise none where no promise runs yet
   * @param due what the latest reminder speaks of: a promise, the end of a step, or since when it
   *     waits
   * @param awaited the promise, or the filing; the order of the list
   * @param holder none before somebody works on it
   * @param apology ready to be confirmed; none where only a step is late, or where the promise was
   *     extended before
   */
  public record Due(
      UUID id,
      String code,
      UUID procedureVersion,
      DossierState state,
      @Nullable DossierState formerState,
      Instant filedAt,
      @Nullable Instant promise,
      Instant due,
      Instant awaited,
      @Nullable UUID holderId,
      @Nullable String holder,
      int version,
      Set<ReminderKind> kinds,
      @Nullable PreparedApology apology) {}

  /** How many there are, and how many of them are beyond the promise. */
  public record Counts(int all, int passed) {}
}
