package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes the receipt of what was asked for, and the work goes on (6 to 4). */
@Component
public class ConfirmPayment {

  private static final int RECEIPT_LENGTH = 60;

  private final Acts acts;

  ConfirmPayment(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code required} without a receipt, {@code too-long}, {@code dossier-not-found},
   * {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param receipt number printed on the receipt of the bank or the treasury
   */
  @Transactional
  public Dossier confirm(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String receipt) {
    who.require(Permission.CONFIRM_PAYMENT);
    String number = Note.bounded("/receipt", receipt, RECEIPT_LENGTH);
    if (number == null) {
      throw Refused.field("/receipt", "required");
    }
    return acts.perform(
        who, code, seen, new Act(ActKind.PAYMENT_CONFIRMED, number, Map.of()), Dossier::endPayment);
  }
}
