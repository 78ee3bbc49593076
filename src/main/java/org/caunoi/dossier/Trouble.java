package org.caunoi.dossier;

/** What can go wrong with a dossier that somebody should look at now. */
public enum Trouble {
  /** The promise has passed. */
  LATE,
  /** Nobody has looked at it at intake for too long. */
  NOT_TAKEN_IN,
  /** The citizen has neither brought papers nor paid in time, and nobody has decided. */
  ANSWER_PASSED,
  /** Asked back, and nobody has answered for too long. */
  WITHDRAWAL_WAITS,
  /** The promise passes soon. */
  DUE_SOON,
  /** Accepted, and nobody works on it. */
  NO_OWNER,
  /** The person who works on it is no longer there. */
  OWNER_GONE,
  /** The person who works on it is away and nobody has it instead. */
  OWNER_AWAY
}
