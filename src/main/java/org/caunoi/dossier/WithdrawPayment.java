package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back a wrong request for a payment; the citizen is told not to pay (6 to 4). */
@Component
public class WithdrawPayment {

  private final Acts acts;

  WithdrawPayment(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code dossier-not-found}, {@code
   * wrong-state}, {@code somebody-was-faster}.
   *
   * @param reason what was wrong, in words the citizen will read
   */
  @Transactional
  public Dossier withdraw(SignedIn who, String code, @Nullable Integer seen, String reason) {
    who.require(Permission.REQUEST_PAYMENT);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.PAYMENT_WITHDRAWN, Note.required("/reason", reason), Map.of()),
        Dossier::endPayment);
  }
}
