package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code catalogue.search_entry}. */
@Component
final class SearchEntries {

  private final JdbcClient jdbc;

  SearchEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(ProcedureVersion procedure) {
    List<String> spoken = new ArrayList<>(procedure.aliases());
    spoken.addFirst(procedure.name().vi());
    String topics =
        String.join(" ", procedure.lifeEvents().stream().map(topic -> topic.name().vi()).toList());
    jdbc.sql(
            """
            INSERT INTO catalogue.search_entry (code, shortcut, spoken, folded, words)
            VALUES (
              :code, CAST(:shortcut AS text), :spoken, platform.fold(:spoken),
              setweight(to_tsvector('simple', platform.fold(:spoken)), 'A')
                || setweight(to_tsvector('simple', platform.fold(:nameEn)), 'B')
                || setweight(to_tsvector('simple', platform.fold(:more)), 'C'))
            ON CONFLICT (code) DO UPDATE SET
              shortcut = EXCLUDED.shortcut, spoken = EXCLUDED.spoken,
              folded = EXCLUDED.folded, words = EXCLUDED.words
            """)
        .param("code", procedure.code())
        .param("shortcut", procedure.shortcut())
        .param("spoken", "\n" + String.join("\n", spoken).toLowerCase(Locale.ROOT) + "\n")
        .param("nameEn", procedure.name().en())
        .param(
            "more", procedure.summary().vi() + " " + topics + " " + procedure.field().name().vi())
        .update();
  }
}
