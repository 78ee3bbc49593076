package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a dossier back where it was before its withdrawal was asked for. */
@Component
public class DeclineWithdrawal {

  private final Acts acts;
  private final AnswerAfterWish answers;

  DeclineWithdrawal(Acts acts, AnswerAfterWish answers) {
    this.acts = acts;
    this.answers = answers;
  }

  /** Refused: {@code reason-needed}, {@code dossier-not-found}, {@code wrong-state}. */
  @Transactional
  public Dossier decline(SignedIn who, String code, @Nullable Integer seen, String reason) {
    who.require(Permission.STOP_DOSSIER);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.WITHDRAWAL_DECLINED, Note.required("/reason", reason), Map.of()),
        dossier -> dossier.declineWithdrawal(answers.by(dossier, acts.now())));
  }
}
