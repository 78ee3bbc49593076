package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.catalogue.TermStrategy;
import org.caunoi.dossier.Dossier.TermChoice;
import org.jspecify.annotations.Nullable;

/**
 * What figures are made of: how one dossier was handled, without a word about the citizen.
 *
 * @param entry the act by which it came to the counted unit from a dissolved one, 0 where it was
 *     taken in there; a unit may count a dossier twice that came back to it
 * @param channel national code: 1 counter, 2 online, 3 post
 * @param paperResult whether the result is wanted on paper
 * @param intakeAt acceptance, or filing where it was never accepted
 * @param handedOnAt when it went to the unit that follows the counted one, with what stood then;
 *     null where it stayed, or where the whole city is counted
 * @param pausedAt since when its clock stands still because papers are lost, null while it runs
 * @param requests how often papers were asked for
 * @param pauses from each request to the papers' coming in, in order; the last may be open
 * @param extension the apology that moved the promise, null where there was none
 * @param hasComponentFile whether at least one paper is kept as a file
 * @param hasResultFile whether the result is kept as a file
 */
public record HandledDossier(
    String authority,
    UUID id,
    String code,
    int entry,
    String procedureCode,
    UUID procedureVersion,
    int channel,
    boolean paperResult,
    TermChoice term,
    Instant intakeAt,
    @Nullable Instant handedOnAt,
    @Nullable Instant pausedAt,
    DossierState state,
    boolean awaitsPapers,
    int requests,
    @Nullable Instant appointmentAt,
    @Nullable Instant finishedAt,
    @Nullable Instant returnedAt,
    List<Pause> pauses,
    @Nullable Extension extension,
    boolean hasComponentFile,
    boolean hasResultFile) {

  /**
   * A span in which the authority waited for the citizen.
   *
   * @param to null while it still waits
   */
  public record Pause(Instant from, @Nullable Instant to) {}

  /**
   * An apology with a later promise.
   *
   * @param former what was promised before
   */
  public record Extension(Instant at, Instant former) {

    /** Whether it was given before the former promise had passed. */
    public boolean inTime() {
      return !at.isAfter(former);
    }
  }

  public TermStrategy strategy() {
    return TermStrategy.valueOf(term.strategy());
  }

  /** A result was issued or handed out, by the unit that is counted. */
  public boolean isDone() {
    return handedOnAt == null && (state == DossierState.DONE || state == DossierState.RETURNED);
  }
}
