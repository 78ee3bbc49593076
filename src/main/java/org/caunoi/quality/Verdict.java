package org.caunoi.quality;

import java.time.Instant;
import org.caunoi.dossier.HandledDossier;

/**
 * Whether a dossier counts as handled in time, and by what.
 *
 * @param end the moment that was compared
 * @param limit the moment it was compared with
 */
public record Verdict(HandledDossier dossier, Ground ground, Instant end, Instant limit) {

  /** Where it stands in lists; no other has the same place, and it never moves. */
  public String place() {
    return "%s/%04d".formatted(dossier.code(), dossier.entry());
  }

  public boolean onTime() {
    return ground.onTime;
  }

  /** Why. */
  public enum Ground {
    DONE_IN_TIME(true),
    DONE_LATE(false),
    /** Refused or stopped. */
    ENDED_IN_TIME(true),
    ENDED_LATE(false),
    WAITS_FOR_CITIZEN(true),
    /** Papers were asked for when the time was already over. */
    ASKED_LATE(false),
    ASKED_AGAIN(false),
    /** Its unit was dissolved; the unit that follows is judged by the end. */
    HANDED_ON_IN_TIME(true),
    HANDED_ON_LATE(false),
    OPEN_IN_TIME(true),
    OPEN_LATE(false);

    private final boolean onTime;

    Ground(boolean onTime) {
      this.onTime = onTime;
    }
  }
}
