package org.caunoi.document;

import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Throws away a file that was attached to a draft and never became part of an act. */
@Component
public class DiscardDocument {

  private final Documents documents;
  private final DocumentFolder folder;

  DiscardDocument(Documents documents, DocumentFolder folder) {
    this.documents = documents;
    this.folder = folder;
  }

  /**
   * Removes the row, and the file once that is committed. Refused: {@code document-unknown}, {@code
   * document-kept}.
   */
  @Transactional
  public void discard(UUID id) {
    if (!documents.removeUnkept(id)) {
      documents.get(id);
      throw Refused.conflict("document-kept");
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            folder.delete(id);
          }
        });
  }
}
