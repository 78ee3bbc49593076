package org.caunoi.assistance;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A scan or photo of a paper is added to the session. */
@Component
public class AddDocument {

  static final int MOST = 30;

  private final SessionActs acts;
  private final SessionDocuments documents;
  private final StoreDocument store;
  private final Cases cases;

  AddDocument(SessionActs acts, SessionDocuments documents, StoreDocument store, Cases cases) {
    this.acts = acts;
    this.documents = documents;
    this.store = store;
    this.cases = cases;
  }

  /**
   * Stores the file for a paper of the checklist. Refused: as {@link StoreDocument} at {@code
   * /file}, at {@code /component} with {@code component-not-asked-for}, {@code too-many-documents}.
   */
  @Transactional
  public StoredDocument add(
      SignedIn who, UUID id, String component, InputStream content, @Nullable String fileName) {
    Session before = acts.hold(who, id, null);
    boolean asked =
        cases.checklist(before).components().stream().anyMatch(c -> c.key().equals(component));
    if (!asked) {
      throw Refused.field("/component", "component-not-asked-for");
    }
    if (documents.of(before).size() >= MOST) {
      throw Refused.field("/file", "too-many-documents", MOST);
    }
    StoredDocument document = store.store(content, fileName, before.authority());
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.DOCUMENT_ADDED,
            Map.of("component", component, "document", document.id()),
            Session::reopened);
    documents.add(after, component, document.id(), acts.now());
    return document;
  }
}
