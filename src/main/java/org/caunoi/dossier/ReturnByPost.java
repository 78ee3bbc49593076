package org.caunoi.dossier;

import java.util.Map;
import java.util.Optional;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.Results.Issued;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The result was proved to be in the citizen's hands (9 to 10). The room that delivers has looked
 * at the proof; here the dossier's own rules are kept.
 */
@ActsAsHouse("a parcel goes home over a counter the dossier did not come from")
@Component
public class ReturnByPost {

  private final Acts acts;
  private final Dossiers dossiers;
  private final Parties parties;
  private final Results results;
  private final PersonalDataCipher cipher;

  ReturnByPost(
      Acts acts, Dossiers dossiers, Parties parties, Results results, PersonalDataCipher cipher) {
    this.results = results;
    this.acts = acts;
    this.dossiers = dossiers;
    this.parties = parties;
    this.cipher = cipher;
  }

  /** Whether a card is the applicant's. */
  public boolean isApplicant(String code, String personalId) {
    return parties.isPerson(get(code), cipher.lookup("person", personalId.replaceAll("\\s", "")));
  }

  /**
   * Refused: {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param proof what was shown, as code words joined by {@code +}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void delivered(Actor actor, String byName, String code, String proof) {
    Dossier before = get(code);
    acts.perform(
        before,
        null,
        actor,
        byName,
        new Act(ActKind.RETURNED, null, Map.of("way", "post", "proof", proof)),
        null,
        dossier -> dossier.returned(acts.now()));
  }

  /** Whether it still waits to be returned. */
  public boolean waits(String code) {
    return get(code).state() == DossierState.DONE;
  }

  /** Which of its results counts, 1 for the first; empty where there is none. */
  public Optional<Integer> counting(String code) {
    return results.find(get(code)).map(Issued::no);
  }

  /** How it was filed. */
  public SubmissionChannel filedBy(String code) {
    return get(code).filing().channel();
  }

  private Dossier get(String code) {
    return dossiers.find(code).orElseThrow(() -> Refused.notFound("dossier-not-found"));
  }
}
