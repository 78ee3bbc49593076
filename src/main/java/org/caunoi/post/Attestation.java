package org.caunoi.post;

import java.util.UUID;

/**
 * What one person of the Centre has found out, and a second one has not yet answered.
 *
 * @param note opened for whoever answers
 */
public record Attestation(
    String authority,
    UUID shipment,
    UUID id,
    Basis basis,
    String note,
    UUID proposedBy,
    String proposedName) {

  @Override
  public String toString() {
    return "Attestation[" + id + "]";
  }
}
