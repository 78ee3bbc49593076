package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A list of dossiers as the page shows it.
 *
 * @param tabs the queues of the person, empty where the list answers a search
 * @param next address of the next page
 * @param first address of the first page, on later pages
 * @param reminder what the clocks say of the person's work, none where that is nothing
 */
public record WorkView(
    List<Tab> tabs,
    List<Line> lines,
    @Nullable String next,
    @Nullable String first,
    @Nullable String reminder) {

  /** A queue. */
  public record Tab(String href, String label, boolean current) {}

  /**
   * A dossier.
   *
   * @param moment the promised moment, empty before acceptance
   * @param note remark beside the state
   */
  public record Line(
      String href,
      String code,
      String procedure,
      String person,
      String state,
      Tone tone,
      String due,
      String moment,
      boolean late,
      String who,
      @Nullable String note) {}
}
