package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.custody.PaperSet.Line;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of paper sets and their lines. */
@Component
class PaperSets {

  private static final String COLUMNS =
      """
      SELECT authority, id, dossier_code, envelope, homeward, place, taken_by, taken_name, taken_badge, taken_at,
             signature, collection
      FROM custody.paper_set
      """;

  private final JdbcClient jdbc;

  PaperSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(PaperSet set) {
    jdbc.sql(
            """
            INSERT INTO custody.paper_set (authority, id, dossier_code, envelope, homeward, place, taken_by, taken_name,
                                           taken_badge, taken_at, signature, collection)
            VALUES (:authority, :id, :code, :envelope, :homeward, :place, :by, :name, :badge, :at,
                    CAST(:signature AS uuid), :collection)
            """)
        .param("authority", set.authority())
        .param("id", set.id())
        .param("code", set.dossierCode())
        .param("envelope", set.envelope())
        .param("homeward", set.homeward())
        .param("place", set.place())
        .param("by", set.takenBy())
        .param("name", set.takenName())
        .param("badge", set.takenBadge())
        .param("at", set.takenAt().atOffset(ZoneOffset.UTC))
        .param("signature", set.signature())
        .param("collection", set.collection().atOffset(ZoneOffset.UTC))
        .update();
    for (Line line : set.lines()) {
      jdbc.sql(
              """
              INSERT INTO custody.paper_line (authority, set_id, no, component, name, name_en, copy_kind, copies, pages,
                                                   scan)
              VALUES (:authority, :set, :no, :component, :name, :english, :kind, :copies, CAST(:pages AS integer),
                      CAST(:scan AS text))
              """)
          .param("authority", set.authority())
          .param("set", set.id())
          .param("no", line.no())
          .param("component", line.component())
          .param("name", line.name().vi())
          .param("english", line.name().en())
          .param("kind", line.kind().name())
          .param("copies", line.copies())
          .param("pages", line.pages())
          .param("scan", line.scan())
          .update();
    }
  }

  List<PaperSet> ofDossier(String code) {
    return jdbc
        .sql(COLUMNS + "WHERE dossier_code = :code ORDER BY taken_at, id")
        .param("code", code)
        .query((rs, n) -> map(rs))
        .list()
        .stream()
        .map(this::withLines)
        .toList();
  }

  Optional<PaperSet> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id")
        .param("id", id)
        .query((rs, n) -> map(rs))
        .optional()
        .map(this::withLines);
  }

  Optional<PaperSet> ofEnvelope(String number) {
    return jdbc.sql(COLUMNS + "WHERE envelope = :number")
        .param("number", number)
        .query((rs, n) -> map(rs))
        .optional()
        .map(this::withLines);
  }

  private PaperSet withLines(PaperSet set) {
    List<Line> lines =
        jdbc.sql(
                """
                SELECT no, component, name, name_en, copy_kind, copies, pages, scan FROM custody.paper_line
                WHERE authority = :authority AND set_id = :set ORDER BY no
                """)
            .param("authority", set.authority())
            .param("set", set.id())
            .query(
                (rs, n) ->
                    new Line(
                        rs.getInt("no"),
                        rs.getString("component"),
                        new LocalizedText(rs.getString("name"), rs.getString("name_en")),
                        CopyKind.valueOf(rs.getString("copy_kind")),
                        rs.getInt("copies"),
                        rs.getObject("pages", Integer.class),
                        rs.getString("scan")))
            .list();
    return new PaperSet(
        set.authority(),
        set.id(),
        set.dossierCode(),
        set.envelope(),
        set.homeward(),
        set.place(),
        set.takenBy(),
        set.takenName(),
        set.takenBadge(),
        set.takenAt(),
        set.signature(),
        set.collection(),
        lines);
  }

  private static PaperSet map(ResultSet rs) throws SQLException {
    return new PaperSet(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("dossier_code"),
        rs.getString("envelope"),
        rs.getBoolean("homeward"),
        rs.getString("place"),
        Objects.requireNonNull(rs.getObject("taken_by", UUID.class)),
        rs.getString("taken_name"),
        rs.getString("taken_badge"),
        rs.getObject("taken_at", OffsetDateTime.class).toInstant(),
        rs.getObject("signature", UUID.class),
        rs.getObject("collection", OffsetDateTime.class).toInstant(),
        List.of());
  }
}
