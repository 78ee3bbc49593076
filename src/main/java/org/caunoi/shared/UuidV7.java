package org.caunoi.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered ids (RFC 9562, version 7): 48 bits of milliseconds, a counter of 12 bits, 62
 * random bits. What one process makes later sorts later, also within one millisecond (6.2, method
 * 1) and where the clock was set back by less than a second.
 */
public final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COUNTER_BITS = 12;

  /** A counter begins in its lower half, so that it seldom runs over into the next millisecond. */
  private static final int BEGINS_BELOW = 1 << (COUNTER_BITS - 1);

  private static final int SET_BACK_MILLIS = 1000;

  private static final UuidV7 PROCESS = new UuidV7();

  /** Milliseconds and counter of the last id. */
  private final AtomicLong last = new AtomicLong();

  UuidV7() {}

  /** A new id for the instant the clock shows. */
  public static UUID next(Clock clock) {
    return PROCESS.at(clock.millis());
  }

  UUID at(long now) {
    long place = last.updateAndGet(before -> after(before, now));
    long high = (place >>> COUNTER_BITS << 16) | 0x7000 | (place & ((1 << COUNTER_BITS) - 1));
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static long after(long before, long now) {
    long behind = (before >>> COUNTER_BITS) - now;
    return behind >= 0 && behind < SET_BACK_MILLIS
        ? before + 1
        : (now << COUNTER_BITS) | RANDOM.nextInt(BEGINS_BELOW);
  }
}
