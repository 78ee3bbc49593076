package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.Acts.Standstill;
import org.caunoi.dossier.Attachments.Attached;
import org.springframework.stereotype.Component;

/** What a citizen was asked for and has not brought yet. */
@Component
public class AskedPapers {

  private final Acts acts;
  private final Marks marks;
  private final Attachments attachments;
  private final Catalogue catalogue;

  AskedPapers(Acts acts, Marks marks, Attachments attachments, Catalogue catalogue) {
    this.acts = acts;
    this.marks = marks;
    this.attachments = attachments;
    this.catalogue = catalogue;
  }

  /**
   * Crossed papers that come as a file, none of which has come since the request. What is shown or
   * brought by hand, and the form itself, are answered in words.
   */
  public List<Mark> missing(Dossier dossier) {
    if (dossier.state() != DossierState.SUPPLEMENT_REQUESTED) {
      return List.of();
    }
    Set<String> files =
        catalogue.get(dossier.filing().procedureVersion()).components().stream()
            .filter(DossierComponent::upload)
            .map(DossierComponent::key)
            .collect(Collectors.toSet());
    Set<String> brought = since(dossier);
    return marks.list(dossier).stream()
        .filter(mark -> !mark.complete() && files.contains(mark.component()))
        .filter(mark -> !brought.contains(mark.component()))
        .toList();
  }

  /** The components of which a document came since the request. */
  Set<String> since(Dossier dossier) {
    Instant asked =
        acts.standstills(dossier).stream().filter(Standstill::asked).toList().getLast().from();
    return attachments.list(dossier).stream()
        .filter(one -> !one.at().isBefore(asked))
        .map(Attached::component)
        .collect(Collectors.toSet());
  }
}
