package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What an officer would ask later, as the clerk reads it now.
 *
 * @param open what is missing or wrong, each with the field it belongs to
 * @param doubts what does not go together, in whole sentences
 * @param earlier the same filed before, the newest first
 * @param reasonNeeded whether the clerk has to say why it is filed again
 * @param reasons what they may say
 * @param reason what they said, or blank
 * @param learned what officers had to ask for in the same procedure, most frequent first
 */
public record CheckView(
    List<Line> open,
    List<String> doubts,
    List<Earlier> earlier,
    boolean reasonNeeded,
    List<Choice> reasons,
    String reason,
    List<String> learned) {

  /** Whether there is nothing to say. */
  public boolean isClean() {
    return open.isEmpty() && doubts.isEmpty() && earlier.isEmpty();
  }

  /** One thing to do; {@code anchor} is the name of its field on the page of the case. */
  public record Line(String anchor, String text) {}

  /**
   * An earlier filing.
   *
   * @param own null where another point helped
   */
  public record Earlier(String filedOn, boolean open, @Nullable Own own) {}

  /** An earlier dossier of this point beside the case at hand. */
  public record Own(String code, String state, String holder, List<Difference> differences) {}

  /** One answer that is not the same. */
  public record Difference(String label, String earlier, String now) {}
}
