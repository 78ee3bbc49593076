package org.caunoi.custody;

import java.util.HashMap;
import java.util.Map;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Attachments;
import org.caunoi.dossier.Attachments.Attached;
import org.caunoi.dossier.Dossier;
import org.springframework.stereotype.Component;

/** Scans that a dossier holds of papers that are handed in as well. */
@Component
class Scans {

  private final Attachments attachments;
  private final Documents documents;

  Scans(Attachments attachments, Documents documents) {
    this.attachments = attachments;
    this.documents = documents;
  }

  /** The newest one of each component. */
  Map<String, StoredDocument> of(Dossier dossier) {
    Map<String, StoredDocument> scans = new HashMap<>();
    for (Attached attached : attachments.list(dossier)) {
      scans.put(attached.component(), documents.get(attached.documentId()));
    }
    return scans;
  }
}
