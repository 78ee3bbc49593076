package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.document.DiscardDocument;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A photo was bad or belongs to somebody else: it is taken off, for a moment it can come back. */
@Component
public class RemoveDocument {

  private final SessionActs acts;
  private final SessionDocuments documents;
  private final DiscardDocument discard;

  RemoveDocument(SessionActs acts, SessionDocuments documents, DiscardDocument discard) {
    this.acts = acts;
    this.documents = documents;
    this.discard = discard;
  }

  /** Refused: {@code document-unknown}, {@code already-filed}, {@code session-closed}. */
  @Transactional
  public Session remove(SignedIn who, UUID id, UUID documentId) {
    Session before = acts.hold(who, id, null);
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.DOCUMENT_REMOVED,
            Map.of("document", documentId),
            Session::reopened);
    if (!documents.mark(after, documentId, acts.now())) {
      throw Refused.notFound("document-unknown");
    }
    return after;
  }

  /** Throws away what was taken off and not taken back. */
  @Transactional(propagation = Propagation.MANDATORY)
  void discardRemoved(Session session) {
    for (SessionDocuments.Row row : documents.removed(session)) {
      documents.remove(session, row.documentId());
      discard.discard(row.documentId());
    }
  }
}
