package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.DraftMarks.Merge;
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
    return keep(who, acts.hold(who, id, seen), answers, returnBy);
  }

  /**
   * The same for a page that may not show what another clerk answered meanwhile; such answers stay
   * and those that clash are told, as {@code answer.…} and {@code returnBy}.
   *
   * @param seen number of the last save that the page shows, or null
   */
  @Transactional
  public List<Clash> answerSeen(
      SignedIn who,
      UUID id,
      Map<String, String> answers,
      @Nullable ReturnWay returnBy,
      @Nullable Integer seen) {
    Session session = acts.hold(who, id, null);
    Map<String, String> sent = CaseAnswers.named(answers, returnBy);
    Merge merge =
        sealed
            .typed(session)
            .marks()
            .merge(By.clerk(who).hand(), CaseAnswers.of(session), sent, seen);
    keep(
        who,
        session,
        CaseAnswers.answers(merge.values()),
        merge.values().containsKey(CaseAnswers.RETURN_BY) ? returnBy : null);
    return merge.clashes();
  }

  private Session keep(
      SignedIn who, Session before, Map<String, String> answers, @Nullable ReturnWay returnBy) {
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
    Draft typed = sealed.typed(before);
    Map<String, String> draft = new LinkedHashMap<>(typed.values());
    for (FormField field : procedure.form().fields()) {
      if (FormStart.isAnswer(field.prefill())) {
        String key = String.valueOf(field.prefill()).substring("answer.".length());
        String now = all.get(key);
        if (now != null && !now.equals(before.work().answers().get(key))) {
          draft.put(field.key(), now);
        }
      }
    }
    String hand = By.clerk(who).hand();
    sealed.saveDraft(
        after,
        typed.saved(hand, draft).marked(hand, CaseAnswers.of(before), CaseAnswers.of(after)),
        acts.now());
    return after;
  }
}
