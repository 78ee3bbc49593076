package org.caunoi.exchange;

/** What became of a delivery. */
public enum Verdict {
  NEW,
  DONE,
  /** Genuine, but what follows from it failed again and again. */
  FAILED,
  FORGED,
  /** Signed too long ago: somebody sends again what they overheard. */
  STALE,
  WRONG_PATH,
  UNREADABLE,
  /** More than the door takes. */
  TOO_LARGE;

  /** Whether it takes no secret to earn this one; of such deliveries the beginning is kept. */
  boolean isEarnedByAnybody() {
    return this == WRONG_PATH || this == TOO_LARGE;
  }
}
