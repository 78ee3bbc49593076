package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Attempts;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen asks by themselves to have the dossier back, and takes that back as long as nobody
 * decided: on the page their slip opens, each time with a code from their phone or e-mail.
 */
@ActsAsHouse("the slip's code and the code sent to the phone stand for a sign-in")
@Component
public class WithdrawOwnDossier {

  private final TrackDossier tracking;
  private final Acts acts;
  private final AnswerAfterWish answers;
  private final ReturnCodes codes;
  private final Attempts attempts;
  private final AuditLog audit;

  WithdrawOwnDossier(
      TrackDossier tracking,
      Acts acts,
      AnswerAfterWish answers,
      ReturnCodes codes,
      Attempts attempts,
      AuditLog audit) {
    this.tracking = tracking;
    this.acts = acts;
    this.answers = answers;
    this.codes = codes;
    this.attempts = attempts;
    this.audit = audit;
  }

  /** Whether a dossier can be asked back now, or is and can be left where it was. */
  public static boolean isPossible(DossierState state) {
    return state == DossierState.WITHDRAWAL_REQUESTED
        || state.mayBecome(DossierState.WITHDRAWAL_REQUESTED);
  }

  /** Refused: {@code wrong-state}, {@code no-phone}, {@code too-many-attempts}. */
  @Transactional
  public void sendCode(String code, String key, String address) {
    Tracked tracked = tracking.byKey(code, key, address);
    Dossier dossier = tracked.dossier();
    if (!isPossible(dossier.state())) {
      throw dossier.wrongState();
    }
    String subject = "withdrawal-code:" + code;
    attempts.refuseAbove(subject, CounterProof.TRIES);
    attempts.failed(subject);
    codes.send(dossier, tracked.reached(), Purpose.WITHDRAW);
    audit.write(
        dossier.filing().authority(),
        Actor.CITIZEN,
        "dossier-withdrawal-code-sent",
        "dossier/" + code,
        null,
        Map.of());
  }

  /** Refused: {@code wrong-code}, {@code wrong-state}, {@code too-many-attempts}. */
  @Transactional
  public Dossier ask(Proof proof, @Nullable String reason) {
    @Nullable String note = Note.optional("/reason", reason);
    Dossier before = shown(proof);
    if (!before.state().mayBecome(DossierState.WITHDRAWAL_REQUESTED)) {
      throw before.wrongState();
    }
    return perform(before, new Act(ActKind.WITHDRAWAL_REQUESTED, note, Map.of("way", "tracking")));
  }

  /** The dossier goes on where it was; refused as {@link #ask}. */
  @Transactional
  public Dossier takeBack(Proof proof) {
    Dossier before = shown(proof);
    if (before.state() != DossierState.WITHDRAWAL_REQUESTED) {
      throw before.wrongState();
    }
    return perform(before, new Act(ActKind.WITHDRAWAL_TAKEN_BACK, null, Map.of("way", "tracking")));
  }

  private Dossier shown(Proof proof) {
    Dossier dossier = tracking.byKey(proof.dossierCode, proof.key, proof.address).dossier();
    String subject = "withdrawal:" + dossier.code();
    attempts.refuseAbove(subject, CounterProof.TRIES);
    if (!codes.matches(dossier, Purpose.WITHDRAW, proof.code)) {
      attempts.failed(subject);
      throw Refused.field("/code", "wrong-code");
    }
    codes.spend(dossier);
    return dossier;
  }

  private Dossier perform(Dossier before, Act act) {
    return acts.perform(
        before,
        null,
        Actor.CITIZEN,
        Actor.CITIZEN.name(),
        act,
        null,
        dossier ->
            act.kind() == ActKind.WITHDRAWAL_REQUESTED
                ? dossier.requestWithdrawal()
                : dossier.declineWithdrawal(answers.by(dossier, acts.now())));
  }

  /**
   * What the citizen has.
   *
   * @param key of the slip's QR
   * @param code just sent to them
   * @param address where the request came from
   */
  public record Proof(String dossierCode, String key, String code, String address) {

    @Override
    public String toString() {
      return "Proof[sealed]";
    }
  }
}
