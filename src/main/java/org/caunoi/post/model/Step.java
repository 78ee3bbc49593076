package org.caunoi.post.model;

/** Where a shipment is, in one set of words for all carriers; order is the usual order. */
public enum Step {
  /** A result waits to be packed. */
  PLANNED,
  BOOKED,
  TENDERED,
  CARRIER_ACCEPTED,
  IN_TRANSIT,
  AT_OFFICE,
  OUT,
  ATTEMPT_FAILED,
  /** Held at the nearest counter. */
  PICKUP_WAITING,
  RETURNING,
  /** The carrier says that it was delivered; our own proof is missing. */
  DELIVERED_REPORTED,
  RETURNED,
  CANCELLED,
  LOST,
  DAMAGED,
  /** Our own proof says so. */
  DELIVERED;

  /** After this a later report moves nothing by itself. */
  public boolean isEnd() {
    return switch (this) {
      case DELIVERED_REPORTED, RETURNED, CANCELLED, LOST, DELIVERED -> true;
      default -> false;
    };
  }

  /** Nobody does anything with it any more. */
  public boolean isOver() {
    return this == DELIVERED || this == RETURNED || this == CANCELLED;
  }
}
