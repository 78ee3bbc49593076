package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A signer takes a yes back before a result is issued; colleagues read why. */
@Component
public class TakeBackApproval {

  private final Acts acts;

  TakeBackApproval(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code dossier-not-found}, {@code
   * wrong-state} where nobody approved, {@code somebody-was-faster}.
   */
  @Transactional
  public Dossier takeBack(SignedIn who, String code, @Nullable Integer seen, String reason) {
    who.require(Permission.APPROVE_DOSSIER);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.APPROVAL_TAKEN_BACK, Note.required("/reason", reason), Map.of()),
        Dossier::takeBackApproval);
  }
}
