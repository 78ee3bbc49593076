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
  LOST,
  /** By two people; final. */
  DESTROYED,
  /** A bag that was opened by mistake. */
  DROPPED;

  /** Nothing more is expected to happen. */
  public boolean isOver() {
    return this == DELIVERED || this == COUNTED || this == DESTROYED || this == DROPPED;
  }

  /** Code of the refusal for any act once it is over. */
  String ended() {
    return switch (this) {
      case DESTROYED -> "unit-destroyed";
      case DROPPED -> "bag-dropped";
      case COUNTED -> "bag-counted";
      default -> "unit-delivered";
    };
  }

  /** Code of the refusal for an act that needs another phase. */
  String insteadOf(Phase wanted) {
    return switch (this) {
      case FILLING -> "bag-not-closed";
      case CLOSED -> wanted == FILLING ? "bag-closed" : "bag-not-opening";
      case OPENING, UNSEALED -> "bag-being-opened";
      case COUNTED -> "bag-counted";
      case MISSING -> "unit-missing";
      case IN_BAG -> "unit-in-bag";
      case SEALED -> "not-a-bag";
      case DELIVERED -> "unit-delivered";
      case LOST -> "unit-lost";
      case DESTROYED -> "unit-destroyed";
      case DROPPED -> "bag-dropped";
    };
  }
}
