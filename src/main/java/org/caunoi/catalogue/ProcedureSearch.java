package org.caunoi.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.caunoi.shared.VietnamTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Finds procedures the way people ask for them: with or without marks, in everyday words, with
 * typing errors, with what a keyboard leaves behind that was not switched to Vietnamese.
 */
@Component
public final class ProcedureSearch {

  private static final int LONGEST = 200;

  private final Catalogue catalogue;
  private final Clock clock;
  private volatile SearchIndex index = new SearchIndex(List.of(), new EverydayWords(List.of()));

  ProcedureSearch(Catalogue catalogue, Clock clock) {
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
    return search(q, limit, List.of());
  }

  /**
   * As above, but what is often used comes first where nothing is asked for, and a little earlier
   * where it is.
   *
   * @param often codes, the most used first
   */
  public List<ProcedureVersion> search(String q, int limit, List<String> often) {
    LocalDate today = VietnamTime.day(clock.instant());
    SearchQuery query = new SearchQuery(q.length() > LONGEST ? q.substring(0, LONGEST) : q, often);
    if (query.isEmpty()) {
      return catalogue.listCurrent(today).stream()
          .sorted(
              Comparator.comparing((ProcedureVersion procedure) -> rank(procedure, often))
                  .thenComparing(procedure -> procedure.shortcut() == null))
          .limit(limit)
          .toList();
    }
    return index.find(query, limit, version -> holds(version, today));
  }

  /** Makes ready what the first search would wait for, once the house answers. */
  @EventListener(ApplicationReadyEvent.class)
  void prepare() {
    index.prepare();
  }

  private static int rank(ProcedureVersion procedure, List<String> often) {
    int at = often.indexOf(procedure.code());
    return at < 0 ? often.size() : at;
  }

  void replace(SearchIndex fresh) {
    index = fresh;
  }

  private boolean holds(ProcedureVersion version, LocalDate today) {
    return catalogue
        .find(version.code(), today)
        .filter(current -> current.id().equals(version.id()))
        .isPresent();
  }
}
