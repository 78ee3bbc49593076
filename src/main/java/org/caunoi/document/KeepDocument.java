package org.caunoi.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks a file as part of an act: from then on nobody discards it. */
@Component
public class KeepDocument {

  private final Documents documents;

  KeepDocument(Documents documents) {
    this.documents = documents;
  }

  /** Keeps it in the transaction of the act. Refused: {@code document-unknown}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(UUID id) {
    if (!documents.keep(id)) {
      throw Documents.unknown();
    }
  }
}
