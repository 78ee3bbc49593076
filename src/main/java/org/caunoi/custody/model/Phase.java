package org.caunoi.custody.model;

/** Where an envelope or a bag is in its life. */
public enum Phase {
  /** An envelope in somebody's hands. */
  SEALED,
  IN_BAG,
  MISSING,
  DELIVERED,
  /** A bag that is being filled. */
  FILLING,
  CLOSED,
  /** Its seal was read at the destination; a witness is awaited. */
  OPENING,
  UNSEALED,
  COUNTED,
  LOST;

  /** Nothing more is expected to happen. */
  public boolean isOver() {
    return this == DELIVERED || this == COUNTED;
  }
}
