package org.caunoi.calendar;

import java.time.Instant;
import org.caunoi.shared.Refused;

/**
 * Time during which the clock of a term stands still, such as while a supplement is awaited. The
 * start belongs to it, the end does not. An end before the start is refused with {@code
 * pause-ends-before-start}.
 */
public record Pause(Instant from, Instant to) {

  public Pause {
    if (to.isBefore(from)) {
      throw Refused.invalid("pause-ends-before-start");
    }
  }
}
