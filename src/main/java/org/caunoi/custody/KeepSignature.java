package org.caunoi.custody;

import java.util.UUID;
import org.caunoi.document.Documents;
import org.caunoi.document.SentFile;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.dossier.Dossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what a citizen signed: drawn on the screen, or the paper itself, scanned or photographed.
 * It belongs to the dossier.
 */
@Component
class KeepSignature {

  private final StoreDocument storing;
  private final Documents documents;

  KeepSignature(StoreDocument storing, Documents documents) {
    this.storing = storing;
    this.documents = documents;
  }

  /** Refused at {@code /signature} with {@code signature-missing}; else as the file is. */
  UUID keep(@Nullable SentFile signed, Dossier dossier) {
    if (signed == null) {
      throw Refused.field("/signature", "signature-missing");
    }
    StoredDocument stored = storing.store(signed, dossier.filing().authority());
    return keep(stored.id(), dossier);
  }

  /** One that was stored before anybody took the papers in. */
  UUID keep(UUID stored, Dossier dossier) {
    documents.keep(stored, new Subject(dossier.filing().authority(), dossier.filing().id()));
    return stored;
  }
}
