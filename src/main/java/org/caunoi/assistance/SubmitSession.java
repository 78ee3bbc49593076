package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Route;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The confirmed case goes out: a dossier exists from now on. */
@Component
public class SubmitSession {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final SummaryHashes hashes;
  private final FileFromSession filing;

  SubmitSession(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      Cases cases,
      SummaryHashes hashes,
      FileFromSession filing) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.cases = cases;
    this.hashes = hashes;
    this.filing = filing;
  }

  /**
   * Files the case once; submitting again answers with the same code. Refused: {@code
   * not-confirmed}, {@code summary-changed} where what would be filed is not what the citizen
   * confirmed, {@code goes-through-portal}, {@code session-closed}.
   *
   * @return the code of the dossier
   */
  @Transactional
  public String submit(SignedIn who, UUID id, @Nullable Integer seen) {
    Session before = acts.hold(who, id, null);
    String filed = before.work().dossierCode();
    if (filed != null) {
      return filed;
    }
    if (before.isClosed()) {
      throw Refused.conflict("session-closed");
    }
    if (seen != null && seen != before.version()) {
      throw Refused.conflict("somebody-was-faster");
    }
    Confirmation confirmation = before.work().confirmation();
    if (before.state() != SessionState.CONFIRMED || confirmation == null) {
      throw Refused.conflict("not-confirmed");
    }
    Map<String, String> draft = sealed.draft(before);
    List<SessionDocuments.Row> attached = documents.of(before);
    Summary summary = cases.summary(before, draft, attached);
    if (!hashes.of(summary).equals(before.work().summaryHash())) {
      throw Refused.conflict("summary-changed");
    }
    if (summary.route() == Route.NATIONAL_PORTAL) {
      throw Refused.conflict("goes-through-portal");
    }
    return filing.file(who, before, summary, attached, confirmation, null);
  }
}
