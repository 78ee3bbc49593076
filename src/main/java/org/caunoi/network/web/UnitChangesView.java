package org.caunoi.network.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.platform.web.Choice;

/** Units that wait to be made or renamed, and the forms to propose more. */
public record UnitChangesView(
    List<Line> waiting,
    UnitForm form,
    List<Choice> kinds,
    List<Choice> units,
    List<Choice> communes) {

  /**
   * One that waits.
   *
   * @param own whether the reader proposed it, who cannot approve it then
   */
  public record Line(UUID id, String what, String proposed, boolean own) {}
}
