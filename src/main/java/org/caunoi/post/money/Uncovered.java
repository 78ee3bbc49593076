package org.caunoi.post.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that came home after its money was released and given to others: the carrier waits for
 * it, the citizen was told to pay nothing.
 *
 * @param city what the city had promised to pay
 * @param proposal who shall pay, as a first person says; null while nobody has
 */
public record Uncovered(
    UUID shipment,
    String dossierCode,
    String reference,
    String carrier,
    long city,
    @Nullable String programme,
    int year,
    LocalDate deliveredOn,
    @Nullable Proposal proposal) {

  /** Who pays it after all. */
  public enum Payer {
    /** A budget that has enough left now. */
    CITY,
    /** The carrier bears it: it had said that the parcel goes back. */
    CARRIER
  }

  /**
   * @param programme whose budget pays; null where the carrier does
   */
  public record Proposal(
      Payer payer,
      @Nullable String programme,
      @Nullable Integer year,
      UUID by,
      String name,
      Instant at) {}
}
