package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.OtherProcedure;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The case turns out to be another procedure; nothing that fits is asked or typed again. */
@Component
public class TakeOtherProcedure {

  private final Catalogue catalogue;
  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;

  TakeOtherProcedure(Catalogue catalogue, SessionActs acts, SealedParts sealed, Cases cases) {
    this.catalogue = catalogue;
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
  }

  /**
   * Takes along answers to questions and values of fields that both procedures know, and files of
   * papers that both ask for; a file that is not asked for any more stays until it is removed.
   * Refused: {@code change-not-offered} where the catalogue names no such way for this case.
   */
  @Transactional
  public Session take(SignedIn who, UUID id, @Nullable Integer seen, String code) {
    Session before = acts.hold(who, id, seen);
    OtherProcedure other =
        cases.checklist(before).others().stream()
            .filter(offered -> offered.code().equals(code.strip()))
            .findFirst()
            .orElseThrow(() -> Refused.conflict("change-not-offered"));
    ProcedureVersion procedure =
        catalogue
            .find(other.code(), VietnamTime.day(acts.now()))
            .orElseThrow(() -> Refused.conflict("change-not-offered"));
    Map<String, String> answers = answers(procedure, before.work().answers(), other);
    ReturnWay way = before.work().returnBy();
    ReturnWay returnBy =
        way != null && procedure.returnBy().contains(way) ? way : FormStart.returnBy(procedure);
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.PROCEDURE_CHOSEN,
            Map.of(
                "procedure",
                procedure.code(),
                "version",
                procedure.version(),
                "insteadOf",
                String.valueOf(before.work().procedureCode())),
            session -> session.choose(procedure.code(), procedure.id(), answers, returnBy));
    Draft draft = sealed.typed(before);
    Map<String, String> values =
        FormStart.values(procedure, answers, sealed.requirePerson(before), draft.values());
    sealed.saveDraft(after, draft.saved(By.clerk(who).hand(), values), acts.now());
    return after;
  }

  private static Map<String, String> answers(
      ProcedureVersion procedure, Map<String, String> given, OtherProcedure other) {
    Map<String, String> answers = new LinkedHashMap<>(FormStart.defaultAnswers(procedure));
    given.forEach(
        (key, answer) -> {
          if (procedure.understands(key, answer)) {
            answers.put(key, answer);
          }
        });
    answers.putAll(other.answers());
    return answers;
  }
}
