package org.caunoi.exchange;

import java.time.Instant;

/** So many deliveries of one sender on one day that were not genuine and are not kept. */
public record Dropped(String sender, long deliveries, Instant lastAt) {

  /** In place of a sender, where all together sent too many. */
  static final String ANYBODY = "-";

  public boolean isOfAnybody() {
    return sender.equals(ANYBODY);
  }
}
