package org.caunoi.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.caunoi.platform.jobs.Backoff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a channel rest whose server was not reached: what is due meanwhile waits for the end of the
 * rest without a try, and no other job waits behind messages that find out one by one. Rests grow
 * up to a minute while the server stays away, counted whatever the clock shows; each node keeps its
 * own.
 */
@Component
class ChannelRests {

  static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<Medium, Rest> rests = new ConcurrentHashMap<>();
  private final Duration shortest;
  private final Backoff pauses;
  private final Clock clock;
  private final LongSupplier nanos;

  @Autowired
  ChannelRests(NotificationSettings settings, Clock clock) {
    this(settings.firstDelay(), clock, System::nanoTime);
  }

  ChannelRests(Duration shortest, Clock clock, LongSupplier nanos) {
    this.shortest = shortest;
    this.pauses = new Backoff(shortest, LONGEST);
    this.clock = clock;
    this.nanos = nanos;
  }

  private record Rest(long end, int inARow) {}

  /** When to come again, not all at once; empty where the channel is not resting. */
  Optional<Instant> after(Medium medium, RandomGenerator random) {
    long left = left(rests.get(medium));
    return left <= 0
        ? Optional.empty()
        : Optional.of(
            clock.instant().plusNanos(left).plusMillis(random.nextLong(shortest.toMillis() + 1)));
  }

  private long left(@Nullable Rest rest) {
    return rest == null ? 0 : rest.end - nanos.getAsLong();
  }

  /**
   * The server was not reached; whoever was on the way to it meanwhile makes the rest no longer.
   */
  void begin(Medium medium, RandomGenerator random) {
    rests.compute(
        medium,
        (one, former) -> {
          if (former != null && left(former) > 0) {
            return former;
          }
          int inARow = former == null ? 1 : former.inARow + 1;
          return new Rest(nanos.getAsLong() + pauses.after(inARow, random).toNanos(), inARow);
        });
  }

  /** The server answered. */
  void over(Medium medium) {
    rests.remove(medium);
  }
}
