package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk asks the case questions; the answers decide papers, fee and term. */
@Component
public class AnswerQuestions {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;

  AnswerQuestions(SessionActs acts, SealedParts sealed, Cases cases) {
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
  }

  /**
   * Keeps the answers and carries them into the form fields that start from them. Answers may stay
   * open; wrong ones are refused with {@code invalid-fields} when the checklist is made.
   *
   * @param answers text by question key; questions left out keep their answer
   * @param returnBy how the result comes home, or null to leave it
   */
  @Transactional
  public Session answer(
      SignedIn who,
      UUID id,
      @Nullable Integer seen,
      Map<String, String> answers,
      @Nullable ReturnWay returnBy) {
    Session before = acts.hold(who, id, seen);
    ProcedureVersion procedure = cases.procedure(before);
    Map<String, String> all = new LinkedHashMap<>(before.work().answers());
    procedure
        .questions()
        .forEach(
            question -> {
              String answer = answers.get(question.key());
              if (answer != null) {
                all.put(question.key(), answer.strip());
              }
            });
    ReturnWay way = returnBy == null ? before.work().returnBy() : returnBy;
    if (all.equals(before.work().answers()) && way == before.work().returnBy()) {
      return before;
    }
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.CHECKLIST_SHOWN,
            Map.of("answers", all),
            session -> session.answer(all, way));
    Map<String, String> draft = new LinkedHashMap<>(sealed.draft(before));
    for (FormField field : procedure.form().fields()) {
      if (FormStart.isAnswer(field.prefill())) {
        String key = String.valueOf(field.prefill()).substring("answer.".length());
        String now = all.get(key);
        if (now != null && !now.equals(before.work().answers().get(key))) {
          draft.put(field.key(), now);
        }
      }
    }
    sealed.saveDraft(after, draft, acts.now());
    return after;
  }
}
