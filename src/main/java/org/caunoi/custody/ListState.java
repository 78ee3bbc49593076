package org.caunoi.custody;

/** How a list on the citizen's own screen stands. */
public enum ListState {
  SHOWN,
  AGREED,
  NOT_RIGHT,
  STOPPED,
  SIGNED,
  TAKEN,
  WITHDRAWN;

  /** Whether the citizen has it before them and is to say or sign something. */
  public boolean waits() {
    return this == SHOWN || this == AGREED;
  }

  /** Whether nothing more is asked of the citizen, and their screen says goodbye. */
  public boolean isOver() {
    return this == STOPPED || this == TAKEN;
  }
}
