package org.caunoi.assistance;

/** How a session ended. */
public enum Outcome {
  FILED,
  NOT_READY,
  STOPPED_BY_CITIZEN,
  HANDED_OFF,
  ABANDONED,
  ADVICE
}
