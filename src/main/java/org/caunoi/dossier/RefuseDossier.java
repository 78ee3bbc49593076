package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Refuses to take a dossier, only with a legal ground and the reason (state 3, form 03). */
@Component
public class RefuseDossier {

  private final Acts acts;

  RefuseDossier(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code ground-needed}, {@code reason-needed}, {@code too-long}, {@code
   * dossier-not-found}, {@code wrong-state}, {@code papers-asked-before}, {@code
   * somebody-was-faster}.
   *
   * @param ground the legal text and its article
   * @param reason what in this dossier it forbids, in words the citizen will read
   */
  @Transactional
  public Dossier refuse(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String ground, String reason) {
    who.require(Permission.REFUSE_DOSSIER);
    String law = LegalGround.required(ground);
    String words = LegalGround.words(Note.required("/reason", reason), law);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.REFUSED, words, Map.of()),
        dossier -> dossier.refuse(acts.now()));
  }
}
