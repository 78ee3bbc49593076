package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
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
  private final Parties parties;
  private final ReturnCodes codes;
  private final CodeWay ways;
  private final CounterProof proof;
  private final Attempts attempts;
  private final AuditLog audit;

  RequestWithdrawal(
      Acts acts,
      Parties parties,
      ReturnCodes codes,
      CodeWay ways,
      CounterProof proof,
      Attempts attempts,
      AuditLog audit) {
    this.acts = acts;
    this.parties = parties;
    this.codes = codes;
    this.ways = ways;
    this.proof = proof;
    this.attempts = attempts;
    this.audit = audit;
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
    if (!ways.byPhone()) {
      throw Refused.conflict("phone-codes-off");
    }
    String subject = "withdrawal-code:" + code;
    attempts.refuseAbove(subject, CounterProof.TRIES);
    attempts.failed(subject);
    String phone = parties.contact(dossier).phone();
    codes.send(dossier, new Contact(phone, null), Purpose.WITHDRAW);
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "dossier-withdrawal-code-sent",
        "dossier/" + code,
        null,
        Map.of());
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
