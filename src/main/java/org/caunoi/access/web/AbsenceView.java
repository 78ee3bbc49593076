package org.caunoi.access.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One colleague: away or not, with how much in hand.
 *
 * @param absent since and until when, and who stands in; none while the person is there
 * @param substitutes who may take over
 * @param typed what was typed, by field
 * @param maySuspend whether the account can be ended with the hand-over
 */
public record AbsenceView(
    UUID id,
    String name,
    String roles,
    boolean active,
    int open,
    @Nullable String absent,
    List<Choice> substitutes,
    Map<String, String> typed,
    boolean maySuspend,
    FieldErrors errors) {

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** A line of the list. */
  public record Line(UUID id, String name, String roles, String state, int open, boolean urgent) {}
}
