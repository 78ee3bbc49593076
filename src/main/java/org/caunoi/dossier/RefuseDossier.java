package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Refuses to take a dossier, only with a ground (state 3, form 03). */
@Component
public class RefuseDossier {

  private final Acts acts;

  RefuseDossier(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code dossier-not-found}, {@code
   * wrong-state}, {@code somebody-was-faster}.
   *
   * @param ground the legal ground in words the citizen will read
   */
  @Transactional
  public Dossier refuse(SignedIn who, String code, @Nullable Integer seen, String ground) {
    who.require(Permission.REFUSE_DOSSIER);
    String words = Note.required("/reason", ground);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.REFUSED, words, Map.of()),
        dossier -> dossier.refuse(acts.now()));
  }
}
