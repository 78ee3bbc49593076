package org.caunoi.twin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel that nobody carries: what is still to be said about it. */
final class Parcel {

  final String reference;
  final String number;
  final long collect;
  final Deque<Words.Status> ahead;

  /** From where to where, where its carrier wants to know that. */
  volatile String provinces = "";

  /** What was last said about it; null before anything was. */
  volatile @Nullable Told last;

  /**
   * @param collect đồng to take from the receiver
   */
  Parcel(String reference, String number, long collect, List<Words.Status> way) {
    this.reference = reference;
    this.number = number;
    this.collect = collect;
    this.ahead = new ArrayDeque<>(way);
  }

  /**
   * One line of the tracking list.
   *
   * @param status null where it only says that the order was taken
   */
  record Told(Parcel parcel, Words.@Nullable Status status, Instant at) {}
}
