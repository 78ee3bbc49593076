package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Party;
import org.jspecify.annotations.Nullable;

/**
 * One dossier in the register.
 *
 * @param party who it belongs to; masked by whoever shows it to people who need not know
 * @param processingAt when it was first handed to somebody who works on it
 */
public record RegisterLine(
    String authority,
    UUID id,
    String code,
    UUID procedureVersion,
    DossierState state,
    Party party,
    Instant filedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant appointmentAt,
    @Nullable Instant processingAt,
    @Nullable Instant finishedAt,
    @Nullable Instant returnedAt,
    ReturnWay returnBy,
    int supplementRequests) {

  /** Where the next page begins. */
  public record Position(Instant filedAt, UUID id) {}

  public Position position() {
    return new Position(filedAt, id);
  }
}
