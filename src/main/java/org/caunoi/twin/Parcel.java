package org.caunoi.twin;

import java.util.ArrayDeque;
import java.util.Deque;

/** A parcel that nobody carries: what is still to be said about it. */
final class Parcel {

  final String reference;
  final String number;
  final Deque<Words.Status> ahead;

  Parcel(String reference, String number, Words words) {
    this.reference = reference;
    this.number = number;
    this.ahead = new ArrayDeque<>(words.usual());
  }
}
