package org.caunoi.custody;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** The papers of a dossier, for people who may see the dossier. */
@Component
public class ReadPapers {

  private final ReadDossier dossiers;
  private final PublishedPapers published;
  private final PaperSets sets;

  ReadPapers(ReadDossier dossiers, PublishedPapers published, PaperSets sets) {
    this.dossiers = dossiers;
    this.published = published;
    this.sets = sets;
  }

  /** Refused with {@code dossier-not-found}. */
  public List<PaperSet> of(SignedIn who, String code) {
    return sets.ofDossier(dossiers.facts(who, code).code());
  }

  /** One set with its list; refused with {@code paper-set-not-found}. */
  public PaperSet get(SignedIn who, UUID id) {
    PaperSet set = sets.find(id).orElseThrow(() -> Refused.notFound("paper-set-not-found"));
    try {
      dossiers.facts(who, set.dossierCode());
    } catch (Refused foreign) {
      throw Refused.notFound("paper-set-not-found");
    }
    return set;
  }

  /** What a set of this dossier is counted against. */
  public List<PublishedPaper> published(SignedIn who, String code, boolean homeward) {
    Dossier dossier = dossiers.facts(who, code);
    return published.of(dossier, homeward);
  }
}
