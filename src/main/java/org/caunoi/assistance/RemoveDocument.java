package org.caunoi.assistance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.document.DiscardDocument;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
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
    Map<String, ?> details = Map.of("document", documentId);
    return mark(who, id, documentId, SessionEventKind.DOCUMENT_REMOVED, details, acts.now());
  }

  /**
   * It was taken off by mistake and stands with its paper again. Refused: {@code document-unknown}
   * once the citizen was shown the summary.
   */
  @Transactional
  public Session takeBack(SignedIn who, UUID id, UUID documentId) {
    Map<String, ?> details = Map.of("document", documentId, "back", true);
    return mark(who, id, documentId, SessionEventKind.DOCUMENT_ADDED, details, null);
  }

  private Session mark(
      SignedIn who,
      UUID id,
      UUID documentId,
      SessionEventKind kind,
      Map<String, ?> details,
      @Nullable Instant removedAt) {
    Session before = acts.hold(who, id, null);
    Session after = acts.perform(By.clerk(who), before, kind, details, Session::reopened);
    if (!documents.mark(after, documentId, removedAt)) {
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
