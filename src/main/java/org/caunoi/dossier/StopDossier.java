package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a dossier without a result: withdrawn, or papers never came (state 8, form 05). */
@Component
public class StopDossier {

  private final Acts acts;

  StopDossier(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code answer-awaited} while the citizen may still bring what
   * was asked for, {@code supplement-to-be-looked-at} where it is in, {@code dossier-not-found},
   * {@code wrong-state}.
   */
  @Transactional
  public Dossier stop(SignedIn who, String code, @Nullable Integer seen, String reason) {
    who.require(Permission.STOP_DOSSIER);
    String words = Note.required("/reason", reason);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.STOPPED, words, Map.of()),
        dossier -> dossier.stop(acts.now()));
  }
}
