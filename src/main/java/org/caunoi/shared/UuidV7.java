package org.caunoi.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes time-ordered ids (RFC 9562, version 7): 48 bits of milliseconds, 74 random bits. */
public final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();

  private UuidV7() {}

  /** A new id for the instant the clock shows. */
  public static UUID next(Clock clock) {
    long high = (clock.millis() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
