package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the result to somebody the applicant authorised: against their own card, the mandate, and
 * the code that went to the applicant's phone (9 to 10).
 */
@Component
public class ReturnToMandated {

  private final Acts acts;
  private final Parties parties;
  private final ReturnCodes codes;
  private final MandatedPeople people;
  private final Attempts attempts;
  private final PersonalDataCipher cipher;

  ReturnToMandated(
      Acts acts,
      Parties parties,
      ReturnCodes codes,
      MandatedPeople people,
      Attempts attempts,
      PersonalDataCipher cipher) {
    this.acts = acts;
    this.parties = parties;
    this.codes = codes;
    this.people = people;
    this.attempts = attempts;
    this.cipher = cipher;
  }

  /**
   * Refused: {@code not-a-person-id}, {@code own-card} where it is the applicant's, {@code
   * wrong-code}, {@code too-many-attempts}, {@code dossier-not-found}, {@code wrong-state}, {@code
   * somebody-was-faster}.
   *
   * @param personalId number read from the card of the person with the mandate
   * @param phoneCode the code the applicant told them; null where the applicant has no phone
   * @param mandate the stored paper
   */
  @Transactional
  public Dossier handOver(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      String personalId,
      @Nullable String phoneCode,
      UUID mandate) {
    who.require(Permission.RETURN_RESULT);
    Dossier before = acts.get(who, code, seen);
    if (!before.state().mayBecome(DossierState.RETURNED)) {
      throw before.wrongState();
    }
    String number = personalId.replaceAll("[\\s.-]", "");
    if (!number.matches("\\d{12}")) {
      throw Refused.field("/personalId", "not-a-person-id");
    }
    String subject = "return:" + before.code();
    attempts.refuseAbove(subject, ReturnAtCounter.TRIES);
    if (parties.isPerson(before, cipher.lookup("person", number))) {
      attempts.failed(subject);
      throw Refused.field("/personalId", "own-card");
    }
    boolean hasPhone = parties.contact(before).phone() != null;
    if (hasPhone && (phoneCode == null || !codes.matches(before, phoneCode))) {
      attempts.failed(subject);
      throw Refused.field("/code", "wrong-code");
    }
    String proof = hasPhone ? "mandate+card+code" : "mandate+card";
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.RETURNED, null, Map.of("way", "counter", "proof", proof)),
            null,
            dossier -> dossier.returned(acts.now()));
    people.add(after, number, mandate, acts.now());
    codes.spend(before);
    return after;
  }
}
