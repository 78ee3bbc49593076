package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the result to somebody the applicant authorised: against their own card, the mandate, and
 * the code that went to the applicant's phone, or a signature where none can arrive (9 to 10).
 */
@Component
public class ReturnToMandated {

  private final Acts acts;
  private final CounterProof proof;
  private final MandatedPeople people;
  private final Attempts attempts;

  ReturnToMandated(Acts acts, CounterProof proof, MandatedPeople people, Attempts attempts) {
    this.acts = acts;
    this.proof = proof;
    this.people = people;
    this.attempts = attempts;
  }

  /**
   * Refused: {@code not-a-person-id}, {@code own-card} where it is the applicant's, {@code
   * wrong-code}, {@code signature-missing}, {@code too-many-attempts}, {@code dossier-not-found},
   * {@code wrong-state}, {@code somebody-was-faster}, {@code parcel-under-way}.
   *
   * @param shown of the person with the mandate; the code is what the applicant told them
   * @param mandate the stored paper
   */
  @Transactional
  public Dossier handOver(
      SignedIn who, String code, @Nullable Integer seen, AtCounter shown, UUID mandate) {
    who.require(Permission.RETURN_RESULT);
    Dossier before = acts.get(who, code, seen);
    if (!before.state().mayBecome(DossierState.RETURNED)) {
      throw before.wrongState();
    }
    String number = shown.personalId().replaceAll("[\\s.-]", "");
    if (!number.matches("\\d{12}")) {
      throw Refused.field("/personalId", "not-a-person-id");
    }
    String subject = CounterProof.subject(before);
    attempts.refuseAbove(subject, CounterProof.TRIES);
    if (proof.isApplicant(before, number)) {
      attempts.failed(subject);
      throw Refused.field("/personalId", "own-card");
    }
    Map<String, Object> details =
        proof.beside("mandate+card", before, Purpose.RETURN_AT_COUNTER, shown).details();
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.RETURNED, null, details),
            null,
            dossier -> dossier.returned(acts.now()));
    people.add(after, number, mandate, acts.now());
    return after;
  }
}
