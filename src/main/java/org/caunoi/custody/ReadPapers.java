package org.caunoi.custody;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The papers of a dossier, for people who may see the dossier. */
@Component
public class ReadPapers {

  private final ReadDossier dossiers;
  private final PublishedPapers published;
  private final PaperSets sets;
  private final JdbcClient jdbc;

  ReadPapers(ReadDossier dossiers, PublishedPapers published, PaperSets sets, JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  /** The seal its envelope was closed with. */
  @ActsAsHouse("whoever reads a list reads the seal it was closed with, wherever the envelope is")
  public String sealOf(PaperSet set) {
    return jdbc.sql(
            "SELECT coalesce(seal, '') FROM custody.unit WHERE authority = :authority AND number ="
                + " :number")
        .param("authority", set.authority())
        .param("number", set.envelope())
        .query((rs, n) -> rs.getString(1))
        .single();
  }

  /** What a set of this dossier is counted against. */
  public List<PublishedPaper> published(SignedIn who, String code, boolean homeward) {
    Dossier dossier = dossiers.facts(who, code);
    return published.of(dossier, homeward);
  }
}
