package org.caunoi.exchange;

import java.time.Instant;
import java.util.Map;

/**
 * Something another system sent us.
 *
 * @param path last part of the address it was sent to, which only the sender knows
 * @param headers by name in lower case
 * @param sender network address it came from
 */
public record Delivery(
    String path, Map<String, String> headers, byte[] body, String sender, Instant at) {

  @Override
  public String toString() {
    return "Delivery[" + body.length + " bytes]";
  }
}
