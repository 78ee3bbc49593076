package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.Dossier;
import org.springframework.stereotype.Component;

/** The list a set of papers is counted against: what the procedure version has published. */
@Component
class PublishedPapers {

  static final String RESULT = "result";

  private final Catalogue catalogue;

  PublishedPapers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<PublishedPaper> of(Dossier dossier, boolean homeward) {
    ProcedureVersion procedure = catalogue.get(dossier.filing().procedureVersion());
    List<PublishedPaper> papers = new ArrayList<>();
    if (homeward) {
      papers.add(
          new PublishedPaper(RESULT, procedure.result().name(), CopyKind.ORIGINAL, 1, false, true));
    }
    for (DossierComponent component : procedure.components()) {
      if (component.copyKind() != CopyKind.ELECTRONIC) {
        papers.add(
            new PublishedPaper(
                component.key(),
                component.name(),
                component.copyKind(),
                component.count(),
                component.required() && component.when() == null,
                component.when() == null));
      }
    }
    return papers;
  }
}
