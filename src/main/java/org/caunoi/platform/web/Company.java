package org.caunoi.platform.web;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Who asked last, and who else before: whether somebody asks alone. */
final class Company {

  private static final long WHILE = Duration.ofSeconds(2).toNanos();

  private final LongSupplier nanos;
  private Seen last;
  private Seen other;

  Company(LongSupplier nanos) {
    this.nanos = nanos;
    this.last = new Seen("", nanos.getAsLong() - WHILE);
    this.other = last;
  }

  /** Notes that somebody asks; true where nobody else did for a while. */
  synchronized boolean alone(String who) {
    long now = nanos.getAsLong();
    if (!last.who.equals(who)) {
      other = last;
    }
    last = new Seen(who, now);
    return now - other.at >= WHILE;
  }

  private record Seen(String who, long at) {}
}
