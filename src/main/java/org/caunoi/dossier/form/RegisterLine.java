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
 * @param askedAt the last request for papers, none where they came
 * @param pausedAt since when the clock stands still because papers are lost
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
    int supplementRequests,
    @Nullable Instant askedAt,
    @Nullable Instant pausedAt) {

  /** Where the next page begins. */
  public record Position(Instant at, UUID id) {}

  /** Another unit, and when the dossier went between the two. */
  public record Passage(String unit, Instant at) {}

  public Position position() {
    return new Position(enteredAt, id);
  }

  /**
   * When this unit had done its part: at the request where the papers never came, and at the moment
   * the dossier went to the unit that follows. None while it is open.
   */
  @Nullable Instant handledAt() {
    Instant end = wentTo == null ? finishedAt : wentTo.at();
    return end != null && askedAt != null && askedAt.isBefore(end) ? askedAt : end;
  }

  /** Beyond its promise, or handled beyond it; a clock that stands still is not late. */
  public boolean isLate(Instant now) {
    Instant end = handledAt();
    boolean standsStill = askedAt != null || pausedAt != null;
    return appointmentAt != null
        && (end == null ? !standsStill && now.isAfter(appointmentAt) : end.isAfter(appointmentAt));
  }

  /** A moment of the dossier, none where it belongs to the book of the unit that followed. */
  public @Nullable Instant inThisBook(@Nullable Instant moment) {
    return moment != null && wentTo != null && moment.isAfter(wentTo.at()) ? null : moment;
  }
}
