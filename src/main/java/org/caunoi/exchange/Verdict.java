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
  /** More than the door takes; its beginning is kept. */
  TOO_LARGE
}
