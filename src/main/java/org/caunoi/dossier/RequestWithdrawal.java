package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes that the citizen, who stands at the counter with their card, wants the dossier back (state
 * 7); an officer then stops or declines. Nobody who helps asks for it in the citizen's place.
 */
@Component
public class RequestWithdrawal {

  private final Acts acts;
  private final SendCounterCode sending;
  private final CounterProof proof;

  RequestWithdrawal(Acts acts, SendCounterCode sending, CounterProof proof) {
    this.acts = acts;
    this.sending = sending;
    this.proof = proof;
  }

  /**
   * Sends a code to the citizen's phone. Refused: {@code no-phone}, {@code phone-codes-off}, {@code
   * too-many-attempts}, {@code wrong-state}.
   */
  @Transactional
  public Dossier sendCode(SignedIn who, String code) {
    who.require(Permission.REQUEST_WITHDRAWAL);
    Dossier dossier = acts.get(who, code);
    if (!dossier.state().mayBecome(DossierState.WITHDRAWAL_REQUESTED)) {
      throw dossier.wrongState();
    }
    sending.send(
        who, dossier, Purpose.WITHDRAW, "withdrawal-code:", "dossier-withdrawal-code-sent");
    return dossier;
  }

  /**
   * Refused: {@code required} at {@code /personalId} where a person asks without the citizen's
   * card; {@code wrong-person}, {@code wrong-code}, {@code signature-missing}; {@code
   * dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param shown by the citizen; null from a system whose citizen pressed by themselves
   */
  @Transactional
  public Dossier request(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      @Nullable String reason,
      @Nullable AtCounter shown) {
    who.require(Permission.REQUEST_WITHDRAWAL);
    @Nullable String note = Note.optional("/reason", reason);
    Map<String, Object> details = Map.of("way", "client");
    if (!who.isSystem()) {
      if (shown == null) {
        throw Refused.field("/personalId", "required");
      }
      Dossier before = acts.get(who, code, seen);
      if (!before.state().mayBecome(DossierState.WITHDRAWAL_REQUESTED)) {
        throw before.wrongState();
      }
      details = proof.ofApplicant(before, Purpose.WITHDRAW, shown).details();
    }
    Act act = new Act(ActKind.WITHDRAWAL_REQUESTED, note, details);
    return acts.perform(who, code, seen, act, Dossier::requestWithdrawal);
  }
}
