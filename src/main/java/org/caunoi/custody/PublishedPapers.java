package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.CaseChecklist;
import org.caunoi.dossier.Dossier;
import org.springframework.stereotype.Component;

/**
 * The list a set of papers is counted against: what the procedure version has published, and of
 * that what the answers of this case ask for.
 */
@Component
class PublishedPapers {

  static final String RESULT = "result";

  private final Catalogue catalogue;
  private final CaseChecklist checklists;

  PublishedPapers(Catalogue catalogue, CaseChecklist checklists) {
    this.catalogue = catalogue;
    this.checklists = checklists;
  }

  List<PublishedPaper> of(Dossier dossier, boolean homeward) {
    ProcedureVersion procedure = catalogue.get(dossier.filing().procedureVersion());
    List<PublishedPaper> papers = new ArrayList<>();
    if (homeward) {
      papers.add(
          new PublishedPaper(RESULT, procedure.result().name(), CopyKind.ORIGINAL, 1, false, true));
    }
    Set<String> needed =
        checklists.of(dossier).components().stream()
            .map(DossierComponent::key)
            .collect(Collectors.toSet());
    for (DossierComponent component : procedure.components()) {
      boolean applies = needed.contains(component.key());
      if (component.copyKind() != CopyKind.ELECTRONIC) {
        papers.add(
            new PublishedPaper(
                component.key(),
                component.name(),
                component.copyKind(),
                component.count(),
                component.required() && applies,
                applies));
      }
    }
    return papers;
  }
}
