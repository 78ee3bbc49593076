package org.caunoi.notification;

import java.util.Map;
import java.util.Optional;

/** The ways out this installation has. */
record Channels(Map<Medium, Channel> ways) {

  Channels {
    ways = Map.copyOf(ways);
  }

  boolean has(Medium medium) {
    return ways.containsKey(medium);
  }

  Optional<Channel> find(Medium medium) {
    return Optional.ofNullable(ways.get(medium));
  }
}
