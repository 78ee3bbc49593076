package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Party;
import org.jspecify.annotations.Nullable;

/**
 * One dossier in the register of one unit, or of the whole city.
 *
 * @param enteredAt when it came into this register: its filing, or its coming from a dissolved unit
 * @param cameFrom the unit before, where this one follows a dissolved unit
 * @param wentTo the unit that follows, where this one was dissolved; what came later is in its book
 * @param party who it belongs to; masked by whoever shows it to people who need not know
 * @param proof what showed at the return that it reached the right hands, as code words joined by
 *     {@code +}
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
    Instant enteredAt,
    @Nullable Passage cameFrom,
    @Nullable Passage wentTo,
    @Nullable Instant acceptedAt,
    @Nullable Instant appointmentAt,
    @Nullable Instant processingAt,
    @Nullable Instant finishedAt,
    @Nullable Instant returnedAt,
    @Nullable String proof,
    ReturnWay returnBy,
    int supplementRequests) {

  /** Where the next page begins. */
  public record Position(Instant at, UUID id) {}

  /** Another unit, and when the dossier went between the two. */
  public record Passage(String unit, Instant at) {}

  public Position position() {
    return new Position(enteredAt, id);
  }

  /** A moment of the dossier, none where it belongs to the book of the unit that followed. */
  public @Nullable Instant inThisBook(@Nullable Instant moment) {
    return moment != null && wentTo != null && moment.isAfter(wentTo.at()) ? null : moment;
  }
}
