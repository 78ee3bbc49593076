package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a dossier without a result (state 8, form 05): withdrawn, or papers never came. Without the
 * citizen's doing only a leader ends it, and only with a legal ground, as for a refusal.
 */
@Component
public class StopDossier {

  private final Acts acts;

  StopDossier(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code answer-awaited} and {@code payment-awaited} while the
   * citizen may still bring what was asked for, {@code supplement-to-be-looked-at} where it is in,
   * {@code stop-without-request} for whoever is no leader, {@code ground-needed}, {@code
   * dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param ground the legal text and its article; only needed without the citizen's doing
   */
  @Transactional
  public Dossier stop(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String ground, String reason) {
    who.require(Permission.STOP_DOSSIER);
    String words = Note.required("/reason", reason);
    Dossier before = acts.get(who, code, seen);
    before.stop(acts.now());
    boolean byCitizen = new AwaitedAnswer(before).endsByCitizen(acts.now());
    if (!byCitizen && !who.may(Permission.EXTEND_PROMISE)) {
      throw Refused.conflict("stop-without-request");
    }
    boolean lawless = byCitizen && (ground == null || ground.isBlank());
    String note = lawless ? words : LegalGround.words(words, LegalGround.required(ground));
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(ActKind.STOPPED, note, Map.of("byCitizen", byCitizen)),
        null,
        dossier -> dossier.stop(acts.now()));
  }
}
