package org.caunoi.custody;

/**
 * Minutes in which papers were not where they should have been.
 *
 * @param place counter or authority that was liable
 * @param towards where the paper was on its way to
 * @param shift {@code MORNING}, {@code AFTERNOON} or {@code NIGHT}
 * @param papers how many envelopes and bags they are of
 */
public record Gap(Kind kind, String place, String towards, String shift, long minutes, int papers) {

  /** Why they count. */
  public enum Kind {
    /** Nobody could show them. */
    OUT_OF_SIGHT,
    /** They lay longer than until they should have been handed on. */
    LATE,
    /** A bag was on the road longer than it may be. */
    OVERDUE
  }
}
