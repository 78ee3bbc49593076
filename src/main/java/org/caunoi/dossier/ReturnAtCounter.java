package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the result over at a counter against the identity card and a code from the phone (9 to 10).
 */
@Component
public class ReturnAtCounter {

  static final int TRIES = 5;

  private final Acts acts;
  private final Parties parties;
  private final ReturnCodes codes;
  private final Attempts attempts;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;

  ReturnAtCounter(
      Acts acts,
      Parties parties,
      ReturnCodes codes,
      Attempts attempts,
      PersonalDataCipher cipher,
      AuditLog audit) {
    this.acts = acts;
    this.parties = parties;
    this.codes = codes;
    this.attempts = attempts;
    this.cipher = cipher;
    this.audit = audit;
  }

  /**
   * Sends a code to the citizen's phone; refused with {@code no-phone} where there is none, {@code
   * too-many-attempts} after five in a quarter of an hour.
   */
  @Transactional
  public Dossier sendCode(SignedIn who, String code) {
    who.require(Permission.RETURN_RESULT);
    Dossier dossier = acts.get(who, code);
    if (!dossier.state().mayBecome(DossierState.RETURNED)) {
      throw dossier.wrongState();
    }
    String subject = "return-code:" + dossier.code();
    attempts.refuseAbove(subject, TRIES);
    attempts.failed(subject);
    codes.send(dossier, parties.contact(dossier));
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "dossier-return-code-sent",
        "dossier/" + dossier.code(),
        null,
        Map.of());
    return dossier;
  }

  /**
   * Refused: {@code wrong-person} where the card is not the applicant's, {@code wrong-code}, {@code
   * too-many-attempts}, {@code dossier-not-found}, {@code wrong-state}, {@code
   * somebody-was-faster}.
   *
   * @param personalId number read from the card in the citizen's hand
   * @param phoneCode the code sent to the phone; for people without a phone, null
   */
  @Transactional
  public Dossier handOver(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      String personalId,
      @Nullable String phoneCode) {
    who.require(Permission.RETURN_RESULT);
    Dossier before = acts.get(who, code, seen);
    if (!before.state().mayBecome(DossierState.RETURNED)) {
      throw before.wrongState();
    }
    String subject = "return:" + before.code();
    attempts.refuseAbove(subject, TRIES);
    if (!parties.isPerson(before, cipher.lookup("person", personalId.replaceAll("\\s", "")))) {
      attempts.failed(subject);
      throw Refused.field("/personalId", "wrong-person");
    }
    boolean hasPhone = parties.contact(before).phone() != null;
    if (hasPhone && (phoneCode == null || !codes.matches(before, phoneCode))) {
      attempts.failed(subject);
      throw Refused.field("/code", "wrong-code");
    }
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(
                ActKind.RETURNED,
                null,
                Map.of("way", "counter", "proof", hasPhone ? "card+code" : "card")),
            null,
            dossier -> dossier.returned(acts.now()));
    codes.spend(before);
    return after;
  }
}
