package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a control slip: a dossier went from hand to hand.
 *
 * @param heldSince since when the giver had it
 * @param dueAt by when the giver's own step had to be done; none before acceptance, after the
 *     result, while papers were awaited, and from before steps had times
 * @param result of the giver's step
 * @param byName who made the hand-over; another than the giver where somebody was absent
 * @param byId none where the house made it
 */
public record Handover(
    int no,
    Hand giver,
    Hand receiver,
    Instant heldSince,
    Instant handedAt,
    @Nullable Instant dueAt,
    @Nullable Timeliness result,
    String byName,
    @Nullable UUID byId) {

  /** Whether whoever made it is on that side; by name only where an id is missing. */
  boolean isBy(Hand hand) {
    return byId == null || hand.id == null ? byName.equals(hand.name) : byId.equals(hand.id);
  }

  /**
   * One side.
   *
   * @param name of the officer; empty for the citizen and the desk
   * @param unit its name; none for the citizen, for people of the whole city, and in old rows
   */
  public record Hand(Kind kind, @Nullable UUID id, String name, @Nullable String unit) {

    static final Hand SUBMITTER = new Hand(Kind.SUBMITTER, null, "", null);

    static Hand returnDesk(String unit) {
      return new Hand(Kind.RETURN_DESK, null, "", unit);
    }
  }

  public enum Kind {
    OFFICER,
    SUBMITTER,
    RETURN_DESK
  }
}
