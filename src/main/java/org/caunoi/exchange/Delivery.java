package org.caunoi.exchange;

import java.time.Instant;

/**
 * Something another system sent us.
 *
 * @param path last part of the address it was sent to, which only the sender knows
 * @param sender network address it came from
 */
public record Delivery(String path, byte[] body, String sender, Instant at) {

  @Override
  public String toString() {
    return "Delivery[" + body.length + " bytes]";
  }
}
