package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.DueDate;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An intake officer accepts a dossier; from here the promise runs (state 2, form 01). */
@Component
public class AcceptDossier {

  private final Acts acts;
  private final Promise promise;

  AcceptDossier(Acts acts, Promise promise) {
    this.acts = acts;
    this.promise = promise;
  }

  /**
   * Refused: {@code dossier-not-found}, {@code wrong-state}, {@code supplement-not-in}, {@code
   * somebody-was-faster}.
   *
   * @param seen version on the officer's screen, null if unknown
   */
  @Transactional
  public Dossier accept(SignedIn who, String code, @Nullable Integer seen) {
    who.require(Permission.ACCEPT_DOSSIER);
    Dossier before = acts.get(who, code, seen);
    Instant now = acts.now();
    DueDate due = promise.of(before.filing().term(), now, List.of());
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(ActKind.ACCEPTED, null, Map.of("appointment", due.dueAt())),
        null,
        dossier -> dossier.accept(now, due.dueAt(), due.provisional()));
  }
}
