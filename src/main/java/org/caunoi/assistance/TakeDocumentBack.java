package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A file was taken off by mistake: it stands with its paper again. */
@Component
public class TakeDocumentBack {

  private final SessionActs acts;
  private final SessionDocuments documents;

  TakeDocumentBack(SessionActs acts, SessionDocuments documents) {
    this.acts = acts;
    this.documents = documents;
  }

  /** Refused: {@code document-unknown} once the citizen was shown the summary. */
  @Transactional
  public Session takeBack(SignedIn who, UUID id, UUID documentId) {
    Session before = acts.hold(who, id, null);
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.DOCUMENT_ADDED,
            Map.of("document", documentId, "back", true),
            Session::reopened);
    if (!documents.mark(after, documentId, null)) {
      throw Refused.notFound("document-unknown");
    }
    return after;
  }
}
