package org.caunoi.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.PrepareChecklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a filed case needs, by the rules and answers of its filing. */
@Component
public class CaseChecklist {

  private final Catalogue catalogue;
  private final PrepareChecklist checklists;
  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseChecklist(
      Catalogue catalogue, PrepareChecklist checklists, JdbcClient jdbc, JsonMapper json) {
    this.catalogue = catalogue;
    this.checklists = checklists;
    this.jdbc = jdbc;
    this.json = json;
  }

  public Checklist of(Dossier dossier) {
    return of(
        dossier,
        jdbc.sql("SELECT answers FROM dossier.dossier WHERE authority = :authority AND id = :id")
            .param("authority", dossier.filing().authority())
            .param("id", dossier.filing().id())
            .query((rs, n) -> rs.getString("answers"))
            .single());
  }

  /** The same for whoever has read the answers already. */
  Checklist of(Dossier dossier, String answers) {
    Map<String, Object> values =
        json.readValue(answers, new TypeReference<LinkedHashMap<String, Object>>() {});
    return checklists.checklistFor(
        catalogue.get(dossier.filing().procedureVersion()),
        new Answers(values),
        dossier.filing().channel());
  }
}
