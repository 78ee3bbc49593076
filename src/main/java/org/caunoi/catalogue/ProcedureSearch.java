package org.caunoi.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds procedures the way people ask for them, with or without marks, with typing errors. */
@Component
public final class ProcedureSearch {

  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Catalogue catalogue;
  private final Clock clock;

  ProcedureSearch(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Procedures that hold today, best first. No words at all give the procedures with a shortcut at
   * the counter first, then the others. Words beyond the 200th character are not looked at.
   *
   * @param limit how many at most
   */
  public List<ProcedureVersion> search(String q, int limit) {
    LocalDate today = VietnamTime.day(clock.instant());
    String said = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    List<String> words =
        Arrays.stream(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}.-]+"))
            .filter(word -> !word.isBlank())
            .toList();
    if (words.isEmpty()) {
      return catalogue.listCurrent(today).stream()
          .sorted(Comparator.comparing(procedure -> procedure.shortcut() == null))
          .limit(limit)
          .toList();
    }
    return codes(words).stream()
        .flatMap(code -> catalogue.find(code, today).stream())
        .limit(limit)
        .toList();
  }

  /**
   * The score adds up what speaks for a procedure: the shortcut or code itself, the whole of what
   * was said inside a name, each single word (a similar one counts less), nearness of the words.
   */
  private List<String> codes(List<String> words) {
    return jdbc.sql(
            """
            WITH said AS (
              SELECT :said AS spoken, platform.fold(:said) AS folded,
                to_tsquery('simple', platform.fold(:all)) AS all_words,
                to_tsquery('simple', platform.fold(:any)) AS any_word
            ), word AS MATERIALIZED (
              SELECT w AS folded, to_tsquery('simple', quote_literal(w)) AS query
              FROM unnest(string_to_array(platform.fold(:said), ' ')) AS w
            ), scored AS (
              SELECT e.code,
                CASE WHEN e.shortcut = said.folded THEN 1000 ELSE 0 END
                  + CASE WHEN e.code = said.folded THEN 900
                         WHEN starts_with(e.code, said.folded) THEN 800 ELSE 0 END
                  + CASE WHEN position(E'\\n' || said.folded || E'\\n' IN e.folded) > 0 THEN 60
                         WHEN position(E'\\n' || said.folded IN e.folded) > 0 THEN 30
                         WHEN position(said.folded IN e.folded) > 0 THEN 20 ELSE 0 END
                  + CASE WHEN position(said.spoken IN e.spoken) > 0 THEN 8 ELSE 0 END
                  + CASE WHEN e.words @@ said.all_words THEN 15 ELSE 0 END
                  + 25 * (SELECT avg(CASE WHEN e.words @@ word.query THEN 1 ELSE
                                     power(platform.word_similarity(word.folded, e.folded), 2) END)
                          FROM word)
                  + 10 * ts_rank_cd('{0.0, 0.3, 0.4, 1.0}', e.words, said.any_word, 1)
                  + 12 * platform.word_similarity(said.folded, e.folded) AS score
              FROM catalogue.search_entry AS e CROSS JOIN said
            )
            SELECT code FROM scored WHERE score >= 20 ORDER BY score DESC, code
            """)
        .param("said", String.join(" ", words))
        .param("all", terms(words, " & "))
        .param("any", terms(words, " | "))
        .query((row, n) -> row.getString("code"))
        .list();
  }

  private static String terms(List<String> words, String operator) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(operator));
  }
}
