package org.caunoi.exchange;

import java.util.UUID;

/**
 * One thing we tell another system.
 *
 * @param subject things of one subject are told in order, such as a dossier's code
 * @param reference the name of this thing for both sides, the same on every try
 */
public record Outbound(
    String authority,
    UUID id,
    String target,
    String subject,
    String kind,
    String reference,
    String body) {

  @Override
  public String toString() {
    return "Outbound[" + id + "]";
  }
}
