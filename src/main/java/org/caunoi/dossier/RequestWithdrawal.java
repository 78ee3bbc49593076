package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that the citizen wants the dossier back (state 7); an officer then stops or declines. */
@Component
public class RequestWithdrawal {

  private final Acts acts;

  RequestWithdrawal(Acts acts) {
    this.acts = acts;
  }

  /** Refused: {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}. */
  @Transactional
  public Dossier request(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String reason) {
    who.require(Permission.REQUEST_WITHDRAWAL);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.WITHDRAWAL_REQUESTED, Note.optional("/reason", reason), Map.of()),
        Dossier::requestWithdrawal);
  }
}
