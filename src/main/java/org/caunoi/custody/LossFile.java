package org.caunoi.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the case of papers that were declared lost is.
 *
 * @param declared id of the event that declared the loss, which names the case
 * @param way how they shall come into being again, null while nobody has chosen
 * @param remade how they did, null while they have not
 * @param compensation what the citizen is paid, or why nothing
 */
public record LossFile(
    UUID declared,
    Instant declaredAt,
    Remake.@Nullable Way way,
    @Nullable Remake remade,
    @Nullable Compensation compensation,
    @Nullable String closedBy,
    @Nullable Instant closedAt) {

  /** Where it stands. */
  public enum Stage {
    CONFIRMED,
    RECONSTITUTION,
    MADE_AGAIN,
    COMPENSATED,
    CLOSED
  }

  /** Who pays. */
  public enum Payer {
    CENTRE,
    /** The one the last keeper works for. */
    KEEPER_ORGANISATION
  }

  /**
   * @param amount đồng; 0 where nothing is paid
   * @param payer null where nothing is paid
   * @param words why so much, or why nothing
   */
  public record Compensation(
      long amount, @Nullable Payer payer, String words, UUID byId, String by, Instant at) {}

  public Stage stage() {
    if (closedAt != null) {
      return Stage.CLOSED;
    }
    if (compensation != null) {
      return Stage.COMPENSATED;
    }
    if (remade != null) {
      return Stage.MADE_AGAIN;
    }
    return way == null ? Stage.CONFIRMED : Stage.RECONSTITUTION;
  }
}
