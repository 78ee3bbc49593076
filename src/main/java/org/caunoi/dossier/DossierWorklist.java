package org.caunoi.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private static final String SELECTED =
      """
      SELECT d.authority, d.id, d.code, d.procedure_code, d.procedure_version, d.state, d.filed_at, d.appointment_at,
             d.appointment_provisional, d.assignee_name, d.supplement_in, d.sealed_party, d.version, d.awaited_at,
             d.paused_at, d.former_state
      """;

  private static final String COLUMNS = SELECTED + "FROM dossier.dossier d\n";

  /** What narrows down what was found by code, person or name. */
  private static final String FILTER =
      """
        AND (CAST(:client AS uuid) IS NULL OR d.client_id = :client)
        AND (CAST(:point AS text) IS NULL OR d.point_id = :point)
        AND (CAST(:assignee AS uuid) IS NULL OR d.assignee_id = :assignee)
        AND (NOT :intake OR d.state <> 5 OR d.supplement_in)
        AND (NOT :late OR (d.appointment_at < :until AND d.finished_at IS NULL AND d.paused_at IS NULL
                           AND d.former_state IS DISTINCT FROM 5))
        AND d.awaited_at < :until
        AND (d.awaited_at, d.id) > (:sortAfter, :idAfter)
      ORDER BY d.awaited_at, d.id
      LIMIT :limit
      """;

  /** Of each state the first ones, since the index has them in order. */
  private static final String EACH_STATE =
      "SELECT d.* FROM unnest(CAST(:states AS integer[])) AS s (code) CROSS JOIN LATERAL ("
          + COLUMNS
          + "WHERE d.state = s.code ";

  private static final String LATE =
      """
        AND d.appointment_at < :until AND d.finished_at IS NULL AND d.paused_at IS NULL
        AND d.former_state IS DISTINCT FROM 5 AND d.awaited_at < :until
      """;

  private static final String OF_CODE =
      COLUMNS
          + """
          WHERE d.code = :code AND d.state = ANY (CAST(:states AS integer[]))
            AND (CAST(:ownAuthority AS text) IS NULL OR d.unit = :ownAuthority)
          """
          + FILTER;

  private static final String OF_PERSON =
      COLUMNS
          + """
          WHERE d.person_hash = :person AND d.state = ANY (CAST(:states AS integer[]))
            AND (CAST(:ownAuthority AS text) IS NULL OR d.unit = :ownAuthority)
            AND (CAST(:code AS text) IS NULL OR d.code = :code)
          """
          + FILTER;

  private static final String PART =
      """
      SELECT b.authority, b.dossier_id FROM dossier.bearer b
      WHERE b.words || CAST(b.authority AS bytea) @> asked.words
        AND get_byte(uuid_send(b.dossier_id), 15)
      """;

  /** The parts of the index by words, the smallest first; together all there are. */
  private static final String BEARERS =
      PART
          + "= 0 UNION ALL "
          + PART
          + "BETWEEN 1 AND 3 UNION ALL "
          + PART
          + "BETWEEN 4 AND 15 UNION ALL "
          + PART
          + "BETWEEN 16 AND 63 UNION ALL "
          + PART
          + "BETWEEN 64 AND 255 ";

  /**
   * Who bears the words, part by part, and of each the dossier: whoever wants only some leaves off
   * early. Each OFFSET 0 holds PostgreSQL to this order, whatever it knows of the tables. A unit
   * asks for its own code among the words, and looks through the few dossiers that were handed on
   * to it.
   */
  private static final String BEARS =
      """
      FROM (SELECT CASE WHEN CAST(:ownAuthority AS text) IS NULL THEN CAST(:words AS bytea[])
                        ELSE CAST(:words AS bytea[]) || CAST(CAST(:ownAuthority AS text) AS bytea) END AS words
            OFFSET 0) AS asked
      CROSS JOIN LATERAL (
      """
          + BEARERS
          + """
              UNION ALL
              SELECT h.authority, h.id
              FROM (SELECT h.authority, h.id FROM dossier.dossier h WHERE h.handed_to = :ownAuthority OFFSET 0) AS h
              CROSS JOIN LATERAL (
                  SELECT b.words FROM dossier.bearer b WHERE b.authority = h.authority AND b.dossier_id = h.id
                  OFFSET 0) AS b
              WHERE b.words @> CAST(:words AS bytea[])
              OFFSET 0) AS b
          CROSS JOIN LATERAL (
              SELECT d.* FROM dossier.dossier d WHERE d.authority = b.authority AND d.id = b.dossier_id
              OFFSET 0) AS d
          WHERE (CAST(:ownAuthority AS text) IS NULL OR d.unit = :ownAuthority)
            AND (CAST(:client AS uuid) IS NULL OR d.client_id = :client)
            AND (CAST(:point AS text) IS NULL OR d.point_id = :point)
          """;

  private static final String OF_NAME =
      SELECTED + BEARS + "AND d.state = ANY (CAST(:states AS integer[]))" + FILTER;

  /** Before and after everything, so that a bound is always there and an index can use it. */
  private static final Position BEGINNING =
      new Position(Instant.parse("1900-01-01T00:00:00Z"), new UUID(0, 0));

  static final Set<DossierState> AT_INTAKE =
      Set.of(
          DossierState.NEW, DossierState.SUPPLEMENT_REQUESTED, DossierState.WITHDRAWAL_REQUESTED);

  private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final NameWords names;
  private final JsonMapper json;
  private final Clock clock;

  DossierWorklist(
      JdbcClient jdbc, PersonalDataCipher cipher, NameWords names, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.names = names;
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
    Position begin = after == null ? BEGINNING : after;
    return (filter.isSearch() ? searched(filter) : queued(Sight.of(who), filter, after, limit))
        .params(Sight.of(who).params())
        .param("states", states(filter))
        .param("assignee", filter.assignee())
        .param("intake", filter.intake())
        .param("late", filter.late())
        .param("until", (filter.late() ? clock.instant() : NEVER).atOffset(ZoneOffset.UTC))
        .param("code", filter.code())
        .param(
            "person",
            filter.personalId() == null ? null : cipher.lookup("person", filter.personalId()))
        .param(
            "words", names.hashes(filter.name() == null ? "" : filter.name(), filter.birthYear()))
        .param("sortAfter", begin.sort().atOffset(ZoneOffset.UTC))
        .param("idAfter", begin.id())
        .param("limit", limit)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              int former = rs.getInt("former_state");
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
                  former == 0 ? null : DossierState.of(former),
                  rs.getObject("filed_at", OffsetDateTime.class).toInstant(),
                  Dossiers.instant(rs, "appointment_at"),
                  rs.getBoolean("appointment_provisional"),
                  rs.getString("assignee_name"),
                  rs.getBoolean("supplement_in"),
                  Masks.name(party.fullName()),
                  rs.getInt("version"),
                  Dossiers.instant(rs, "paused_at") != null);
            })
        .list();
  }

  private JdbcClient.StatementSpec searched(Filter filter) {
    return jdbc.sql(
        filter.personalId() != null ? OF_PERSON : filter.name() != null ? OF_NAME : OF_CODE);
  }

  /**
   * Names only what is asked for, and how many rows at most by a number: with conditions that may
   * hold or not PostgreSQL would plan each list anew, which takes longer than to read it.
   */
  private JdbcClient.StatementSpec queued(
      Sight sight, Filter filter, @Nullable Position after, int limit) {
    return jdbc.sql(
        EACH_STATE
            + (sight.authority() == null ? "" : "AND d.unit = :ownAuthority ")
            + (sight.client() == null ? "" : "AND d.client_id = :client ")
            + (sight.point() == null ? "" : "AND d.point_id = :point ")
            + (filter.assignee() == null ? "" : "AND d.assignee_id = :assignee ")
            + (filter.intake() ? "AND (d.state <> 5 OR d.supplement_in) " : "")
            + (filter.late() ? LATE : "")
            + (after == null ? "" : "AND (d.awaited_at, d.id) > (:sortAfter, :idAfter) ")
            + "ORDER BY d.awaited_at, d.id "
            + (limit <= 26 ? "LIMIT 26" : limit <= 51 ? "LIMIT 51" : "LIMIT 101")
            + ") d ORDER BY d.awaited_at, d.id LIMIT :limit");
  }

  /**
   * How many dossiers of the person's sight have a name with all these words, born in that year
   * where one is given, counted up to a limit.
   */
  int bearers(SignedIn who, String name, @Nullable String birthYear, int limit) {
    return jdbc.sql("SELECT count(*) FROM (SELECT 1 " + BEARS + "LIMIT :limit) AS f")
        .params(Sight.of(who).params())
        .param("words", names.hashes(name, birthYear))
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  /** The states that can hold what is asked for. */
  private static Integer[] states(Filter filter) {
    return Arrays.stream(DossierState.values())
        .filter(state -> filter.states() == null || filter.states().contains(state))
        .filter(state -> !filter.intake() || AT_INTAKE.contains(state))
        .filter(state -> !filter.late() || DossierState.PROMISE_RUNS.contains(state))
        .map(DossierState::code)
        .toArray(Integer[]::new);
  }

  /**
   * Which dossiers.
   *
   * @param states only these, null for all
   * @param intake only what waits at intake: new, completed, or asked to be withdrawn
   * @param late only unfinished ones whose promise runs and has passed
   * @param personalId only those of this person; found by keyed hash
   * @param name only those of people with all these words in their name; found by keyed hash
   * @param birthYear with a name, only those of people born in that year
   */
  public record Filter(
      @Nullable List<DossierState> states,
      @Nullable UUID assignee,
      boolean intake,
      boolean late,
      @Nullable String code,
      @Nullable String personalId,
      @Nullable String name,
      @Nullable String birthYear) {

    /** Whoever the citizen is. */
    public Filter(
        @Nullable List<DossierState> states,
        @Nullable UUID assignee,
        boolean intake,
        boolean late,
        @Nullable String code) {
      this(states, assignee, intake, late, code, null, null, null);
    }

    boolean isSearch() {
      return personalId != null || name != null || code != null;
    }

    static Filter ofPerson(String personalId) {
      return new Filter(null, null, false, false, null, personalId, null, null);
    }

    static Filter ofName(String name, @Nullable String birthYear) {
      return new Filter(null, null, false, false, null, null, name, birthYear);
    }

    public static Filter all() {
      return new Filter(null, null, false, false, null);
    }

    public static Filter in(DossierState... states) {
      return new Filter(List.of(states), null, false, false, null);
    }
  }

  /** Where a page ended. */
  public record Position(Instant sort, UUID id) {}

  /**
   * One line of a list.
   *
   * @param formerState state before a withdrawal was asked for
   * @param paused whether its clock stands still because papers are lost
   */
  public record Row(
      String authority,
      UUID id,
      String code,
      String procedureCode,
      UUID procedureVersion,
      DossierState state,
      @Nullable DossierState formerState,
      Instant filedAt,
      @Nullable Instant appointmentAt,
      boolean appointmentProvisional,
      @Nullable String assigneeName,
      boolean supplementIn,
      String maskedName,
      int version,
      boolean paused) {

    public Position position() {
      return new Position(appointmentAt == null ? filedAt : appointmentAt, id);
    }
  }
}
