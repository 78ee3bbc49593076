package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk picks what the citizen came for. */
@Component
public class ChooseProcedure {

  private final Catalogue catalogue;
  private final SessionActs acts;
  private final SealedParts sealed;

  ChooseProcedure(Catalogue catalogue, SessionActs acts, SealedParts sealed) {
    this.catalogue = catalogue;
    this.acts = acts;
    this.sealed = sealed;
  }

  /**
   * Takes the version valid today, its default answers, and starts the form with what is known of
   * the citizen. Refused at {@code /procedureCode} with {@code procedure-not-found}.
   */
  @Transactional
  public Session choose(SignedIn who, UUID id, @Nullable Integer seen, String code) {
    Session before = acts.hold(who, id, seen);
    ProcedureVersion procedure =
        catalogue
            .find(code.strip(), VietnamTime.day(acts.now()))
            .orElseThrow(() -> Refused.field("/procedureCode", "procedure-not-found"));
    Map<String, String> answers = FormStart.defaultAnswers(procedure);
    ReturnWay returnBy = FormStart.returnBy(procedure);
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.PROCEDURE_CHOSEN,
            Map.of("procedure", procedure.code(), "version", procedure.version()),
            session -> session.choose(procedure.code(), procedure.id(), answers, returnBy));
    Draft draft = sealed.typed(before);
    Map<String, String> values =
        FormStart.values(procedure, answers, sealed.requirePerson(before), draft.values());
    sealed.saveDraft(after, draft.saved(By.clerk(who).hand(), values), acts.now());
    return after;
  }
}
