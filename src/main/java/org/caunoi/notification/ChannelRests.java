package org.caunoi.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.caunoi.platform.jobs.Backoff;
import org.springframework.stereotype.Component;

/**
 * Lets a channel rest whose server was not reached: what is due meanwhile waits for the end of the
 * rest without a try, and no other job waits behind messages that find out one by one. Rests grow
 * up to a minute while the server stays away; each node keeps its own.
 */
@Component
class ChannelRests {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<Medium, Rest> rests = new ConcurrentHashMap<>();
  private final Duration shortest;
  private final Backoff pauses;
  private final Clock clock;

  ChannelRests(NotificationSettings settings, Clock clock) {
    this.shortest = settings.firstDelay();
    this.pauses = new Backoff(shortest, LONGEST);
    this.clock = clock;
  }

  private record Rest(Instant end, int inARow) {}

  /** When to come again, not all at once; empty where the channel is not resting. */
  Optional<Instant> after(Medium medium, RandomGenerator random) {
    Rest rest = rests.get(medium);
    return rest == null || !clock.instant().isBefore(rest.end)
        ? Optional.empty()
        : Optional.of(rest.end.plusMillis(random.nextLong(shortest.toMillis() + 1)));
  }

  /**
   * The server was not reached; whoever was on the way to it meanwhile makes the rest no longer.
   */
  void begin(Medium medium, RandomGenerator random) {
    Instant now = clock.instant();
    rests.compute(
        medium,
        (one, former) -> {
          if (former != null && now.isBefore(former.end)) {
            return former;
          }
          int inARow = former == null ? 1 : former.inARow + 1;
          return new Rest(now.plus(pauses.after(inARow, random)), inARow);
        });
  }

  /** The server answered. */
  void over(Medium medium) {
    rests.remove(medium);
  }
}
