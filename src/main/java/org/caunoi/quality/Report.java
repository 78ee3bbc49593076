package org.caunoi.quality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A protected report, without its words.
 *
 * @param pointId point that helped with the dossier
 * @param helperId clerk who helped
 * @param readBy who took note of it first
 */
public record Report(
    String authority,
    UUID id,
    String dossierCode,
    String procedureCode,
    @Nullable String pointId,
    @Nullable UUID helperId,
    Kind kind,
    Instant openedAt,
    State state,
    @Nullable UUID readBy,
    @Nullable Instant readAt,
    @Nullable UUID closedBy,
    @Nullable Instant closedAt) {

  /** What a citizen reports. */
  public enum Kind {
    MONEY_ASKED,
    NOT_ME
  }

  /** How far the Centre is with it. */
  public enum State {
    NEW,
    READ,
    CLOSED
  }
}
