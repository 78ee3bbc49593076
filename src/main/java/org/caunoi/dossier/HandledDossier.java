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
 * @param channel national code: 1 counter, 2 online, 3 post
 * @param paperResult whether the result is wanted on paper
 * @param intakeAt acceptance, or filing where it was never accepted
 * @param requests how often papers were asked for
 * @param pauses from each request to the papers' coming in, in order; the last may be open
 * @param hasComponentFile whether at least one paper is kept as a file
 * @param hasResultFile whether the result is kept as a file
 */
public record HandledDossier(
    String authority,
    UUID id,
    String code,
    String procedureCode,
    UUID procedureVersion,
    int channel,
    boolean paperResult,
    TermChoice term,
    Instant intakeAt,
    DossierState state,
    boolean awaitsPapers,
    int requests,
    @Nullable Instant appointmentAt,
    @Nullable Instant finishedAt,
    @Nullable Instant returnedAt,
    List<Pause> pauses,
    boolean hasComponentFile,
    boolean hasResultFile) {

  /**
   * A span in which the authority waited for the citizen.
   *
   * @param to null while it still waits
   */
  public record Pause(Instant from, @Nullable Instant to) {}

  public TermStrategy strategy() {
    return TermStrategy.valueOf(term.strategy());
  }

  /** A result was issued or handed out. */
  public boolean isDone() {
    return state == DossierState.DONE || state == DossierState.RETURNED;
  }
}
