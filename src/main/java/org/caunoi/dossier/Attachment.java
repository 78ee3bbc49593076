package org.caunoi.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stored document that stands for a component of the dossier.
 *
 * @param component key of the component in the procedure version
 */
public record Attachment(String component, UUID documentId) {

  /** Editions counted per component in the order given, from 1. */
  static Integer[] editions(List<Attachment> attachments) {
    Map<String, Integer> counts = new HashMap<>();
    return attachments.stream()
        .map(attachment -> counts.merge(attachment.component(), 1, Integer::sum))
        .toArray(Integer[]::new);
  }
}
