package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.document.Documents;
import org.caunoi.document.Subject;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that the citizen asked in writing to have the dossier back; their paper is kept. */
@Component
public class WithdrawOnPaper {

  private final Acts acts;
  private final Documents documents;

  WithdrawOnPaper(Acts acts, Documents documents) {
    this.acts = acts;
    this.documents = documents;
  }

  /**
   * Refused: {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param paper the stored paper with the citizen's signature
   */
  @Transactional
  public Dossier request(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String reason, UUID paper) {
    who.require(Permission.STOP_DOSSIER);
    Dossier after =
        acts.perform(
            who,
            code,
            seen,
            new Act(
                ActKind.WITHDRAWAL_REQUESTED,
                Note.optional("/reason", reason),
                Map.of("way", "paper", "proofFile", paper)),
            Dossier::requestWithdrawal);
    documents.keep(paper, new Subject(after.filing().authority(), after.filing().id()));
    return after;
  }
}
