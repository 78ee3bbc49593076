package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.Documents;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens an electronic result at a counter, to be printed for the citizen who stands there with
 * their card: people whom no link or code can reach get it this way.
 */
@Component
public class PrintResult {

  private final Acts acts;
  private final CounterProof proof;
  private final Results results;
  private final Documents documents;
  private final AuditLog audit;

  PrintResult(Acts acts, CounterProof proof, Results results, Documents documents, AuditLog audit) {
    this.acts = acts;
    this.proof = proof;
    this.results = results;
    this.documents = documents;
    this.audit = audit;
  }

  /**
   * Each print is in the audit log. Refused: {@code dossier-not-found}, {@code wrong-state} before
   * there is a result and once it is returned, {@code result-on-paper}, {@code wrong-person} for
   * the number of another card than the applicant's.
   */
  @Transactional
  public Opened print(SignedIn who, String code, String personalId) {
    who.require(Permission.RETURN_RESULT);
    Dossier dossier = acts.get(who, code);
    if (!dossier.state().mayBecome(DossierState.RETURNED)) {
      throw dossier.wrongState();
    }
    if (dossier.filing().returnBy() != ReturnWay.ELECTRONIC) {
      throw Refused.conflict("result-on-paper");
    }
    proof.card(dossier, personalId);
    UUID file = results.get(dossier).documentId();
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "dossier-result-printed",
        "dossier/" + dossier.code(),
        "return",
        Map.of("proof", "card"));
    return new Opened(documents.get(file), documents.open(file));
  }
}
