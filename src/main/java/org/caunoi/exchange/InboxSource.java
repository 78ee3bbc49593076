package org.caunoi.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who sends us things, such as a carrier; contributed as a bean by the room it concerns.
 */
public interface InboxSource {

  /** Part of the address, lower case. */
  String name();

  /** Checks who sent it and whether it is whole; changes nothing. */
  Reading read(Delivery delivery);

  /**
   * Does what follows from genuine deliveries, all or none; runs in a transaction of its own. May
   * see one again that it has seen, after a crash, and must then change nothing.
   */
  void process(List<Arrival> arrivals);

  /** A genuine delivery as it came. */
  record Arrival(UUID id, byte[] body, Instant receivedAt, int tries) {

    @Override
    public String toString() {
      return "Arrival[" + id + "]";
    }
  }
}
