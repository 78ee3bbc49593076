package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the result over at a counter against the identity card and a code from the phone, or a
 * signature where no code can arrive (9 to 10).
 */
@Component
public class ReturnAtCounter {

  private final Acts acts;
  private final SendCounterCode sending;
  private final CounterProof proof;

  ReturnAtCounter(Acts acts, SendCounterCode sending, CounterProof proof) {
    this.acts = acts;
    this.sending = sending;
    this.proof = proof;
  }

  /**
   * Sends a code to the citizen's phone; refused with {@code no-phone} where there is none, {@code
   * phone-codes-off} where none can be sent, {@code too-many-attempts} after five in a quarter of
   * an hour.
   */
  @Transactional
  public Dossier sendCode(SignedIn who, String code) {
    who.require(Permission.RETURN_RESULT);
    Dossier dossier = acts.get(who, code);
    if (!dossier.state().mayBecome(DossierState.RETURNED)) {
      throw dossier.wrongState();
    }
    sending.send(
        who, dossier, Purpose.RETURN_AT_COUNTER, "return-code:", "dossier-return-code-sent");
    return dossier;
  }

  /**
   * Refused: {@code wrong-person} where the card is not the applicant's, {@code wrong-code}, {@code
   * signature-missing}, {@code too-many-attempts}, {@code dossier-not-found}, {@code wrong-state},
   * {@code somebody-was-faster}, {@code parcel-under-way} where it goes home by post and has left.
   */
  @Transactional
  public Dossier handOver(SignedIn who, String code, @Nullable Integer seen, AtCounter shown) {
    who.require(Permission.RETURN_RESULT);
    Dossier before = acts.get(who, code, seen);
    if (!before.state().mayBecome(DossierState.RETURNED)) {
      throw before.wrongState();
    }
    Map<String, Object> details =
        proof.ofApplicant(before, Purpose.RETURN_AT_COUNTER, shown).details();
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(ActKind.RETURNED, null, details),
        null,
        dossier -> dossier.returned(acts.now()));
  }
}
