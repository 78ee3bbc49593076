package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.DossierCode;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The code the national portal gave the citizen is scanned back and becomes the dossier's code. */
@Component
public class RecordPortalCode {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final FileFromSession filing;

  RecordPortalCode(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      Cases cases,
      FileFromSession filing) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.cases = cases;
    this.filing = filing;
  }

  /**
   * Keeps the dossier under the portal's code; the same code again changes nothing. Refused: {@code
   * not-handed-off}, at {@code /portalCode} with {@code dossier-code-malformed} and {@code
   * portal-code-taken}.
   */
  @Transactional
  public String record(SignedIn who, UUID id, String scanned) {
    Session before = acts.hold(who, id, null);
    String code = DossierCode.parse(scanned, "/portalCode").value();
    String filed = before.work().dossierCode();
    if (code.equals(filed)) {
      return code;
    }
    if (before.state() != SessionState.HANDED_OFF) {
      throw Refused.conflict("not-handed-off");
    }
    Map<String, String> draft = sealed.draft(before);
    List<SessionDocuments.Row> attached = documents.of(before);
    Summary summary = cases.summary(before, draft, attached);
    return filing.file(who, before, summary, attached, Confirmation.PORTAL, code);
  }
}
