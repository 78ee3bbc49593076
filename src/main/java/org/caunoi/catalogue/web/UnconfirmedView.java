package org.caunoi.catalogue.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Values that nobody has confirmed, as filtered.
 *
 * @param part kind of value looked for, empty for all
 * @param all how many match
 * @param wrongAt row whose source was refused, or -1
 */
public record UnconfirmedView(
    String q,
    String part,
    List<Choice> parts,
    List<Row> rows,
    int all,
    int page,
    @Nullable String previous,
    @Nullable String next,
    int wrongAt) {

  /**
   * One value.
   *
   * @param inDraft whether a draft has it confirmed already
   */
  public record Row(
      String code,
      String procedure,
      String path,
      String name,
      String shown,
      String source,
      boolean inDraft) {}
}
