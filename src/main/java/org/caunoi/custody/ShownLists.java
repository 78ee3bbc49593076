package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.PaperSet.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of lists on citizens' screens. */
@Component
class ShownLists {

  private static final String COLUMNS =
      """
      SELECT DISTINCT ON (clerk_id) authority, id, dossier_code, place, clerk_id, seal, explained, lines, state, wrong,
             signature, shown_at, changed_at, version
      FROM custody.shown_list
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ShownLists(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(ShownList list) {
    jdbc.sql(
            """
            INSERT INTO custody.shown_list (authority, id, dossier_code, place, clerk_id, seal, explained, lines, state,
                                            shown_at, changed_at, version)
            VALUES (:authority, :id, :code, :place, :clerk, :seal, :explained, CAST(:lines AS jsonb), :state, :at, :at, 1)
            """)
        .param("authority", list.authority())
        .param("id", list.id())
        .param("code", list.dossierCode())
        .param("place", list.place())
        .param("clerk", list.clerkId())
        .param("seal", list.seal())
        .param("explained", list.explained())
        .param("lines", json.writeValueAsString(list.lines()))
        .param("state", list.state().name())
        .param("at", list.shownAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<ShownList> lock(UUID id) {
    return jdbc.sql(COLUMNS.replace("DISTINCT ON (clerk_id)", "") + "WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((rs, n) -> map(rs))
        .optional();
  }

  /** The last list of each of these clerks that changed since then and was not withdrawn. */
  List<ShownList> last(Collection<UUID> clerks, Instant since) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE clerk_id IN (:clerks) AND state <> 'WITHDRAWN' AND shown_at > :day AND changed_at > :since
                ORDER BY clerk_id, shown_at DESC, id DESC
                """)
        .param("clerks", clerks)
        .param("day", since.atOffset(ZoneOffset.UTC).minusDays(1))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> map(rs))
        .list();
  }

  /**
   * Signatures under lists of a clerk, or of all, that nobody took in before then; they are
   * withdrawn.
   */
  List<UUID> withdraw(@Nullable UUID clerk, Instant before, Instant now) {
    return jdbc
        .sql(
            """
            UPDATE custody.shown_list SET state = 'WITHDRAWN', wrong = NULL, changed_at = :now, version = version + 1
            WHERE state NOT IN ('TAKEN', 'WITHDRAWN') AND changed_at <= :before
              AND (CAST(:clerk AS uuid) IS NULL OR clerk_id = CAST(:clerk AS uuid))
            RETURNING signature
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("clerk", clerk)
        .query((rs, n) -> Optional.ofNullable(rs.getObject("signature", UUID.class)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The list is held by the caller. */
  void change(
      ShownList list,
      ListState state,
      @Nullable String wrong,
      @Nullable UUID signature,
      @Nullable UUID set,
      Instant now) {
    jdbc.sql(
            """
            UPDATE custody.shown_list
            SET state = :state, wrong = CAST(:wrong AS text), signature = CAST(:signature AS uuid),
                set_id = CAST(:set AS uuid), changed_at = :now, version = version + 1
            WHERE authority = :authority AND id = :id
            """)
        .param("state", state.name())
        .param("wrong", wrong)
        .param("signature", signature)
        .param("set", set)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("authority", list.authority())
        .param("id", list.id())
        .update();
  }

  private ShownList map(ResultSet rs) throws SQLException {
    return new ShownList(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("dossier_code"),
        rs.getString("place"),
        Objects.requireNonNull(rs.getObject("clerk_id", UUID.class)),
        rs.getString("seal"),
        rs.getBoolean("explained"),
        json.readValue(rs.getString("lines"), new TypeReference<List<Line>>() {}),
        ListState.valueOf(rs.getString("state")),
        rs.getString("wrong"),
        rs.getObject("signature", UUID.class),
        rs.getObject("shown_at", OffsetDateTime.class).toInstant(),
        rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
        rs.getInt("version"));
  }
}
