package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.assistance.SaveDraft.Kept;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen answers the form question by question on a screen of their own; the caller has
 * checked that the screen belongs to the session.
 */
@ActsAsHouse("the token of the screen stands for a sign-in")
@Component
public class AnswerOnPhone {

  /** Where the citizen goes from a question. */
  public enum Way {
    NEXT,
    BACK
  }

  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;
  private final HandedForms handed;
  private final SaveDraft save;

  AnswerOnPhone(
      SessionActs acts, SealedParts sealed, Cases cases, HandedForms handed, SaveDraft save) {
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
    this.handed = handed;
    this.save = save;
  }

  /**
   * What became of an answer.
   *
   * @param error what is wrong with it; it is kept all the same, and the question stays
   * @param clash set where the clerk changed the field meanwhile; nothing is stored then
   */
  public record Answered(@Nullable FieldError error, @Nullable Clash clash) {}

  /**
   * Keeps one answer and goes on, or back; going back never waits for a right answer. Refused:
   * {@code form-not-handed} where it was taken back, {@code question-gone}.
   *
   * @param seen number of the save the page shows
   */
  @Transactional
  public Answered answer(UUID sessionId, String field, String value, int seen, Way way) {
    Session session = acts.holdForCitizen(sessionId);
    HandedForm form = required(session);
    requireAsked(session, form, field);
    Kept kept = save.keep(By.CITIZEN, session, Map.of(field, value), seen);
    if (!kept.clashes().isEmpty()) {
      return new Answered(null, kept.clashes().getFirst());
    }
    if (kept.outrun()) {
      return new Answered(
          null, new Clash(field, value, sealed.draft(session).getOrDefault(field, "")));
    }
    FieldError error = of(field, kept.saved().errors());
    if (error == null || way == Way.BACK) {
      go(session, form, field, way);
    }
    return new Answered(way == Way.BACK ? null : error, null);
  }

  /**
   * Leaves a question as it is, unless its answer is wrong or needed; that is told then. The same
   * refusals.
   */
  @Transactional
  public Answered skip(UUID sessionId, String field) {
    Session session = acts.holdForCitizen(sessionId);
    HandedForm form = required(session);
    requireAsked(session, form, field);
    FieldError error = of(field, cases.form(session, sealed.draft(session)).errors());
    if (error == null) {
      go(session, form, field, Way.NEXT);
    }
    return new Answered(error, null);
  }

  /** Goes to one question to change its answer. The same refusals. */
  @Transactional
  public void goTo(UUID sessionId, String field) {
    Session session = acts.holdForCitizen(sessionId);
    requireAsked(session, required(session), field);
    handed.moveTo(session, field);
  }

  private static @Nullable FieldError of(String field, List<FieldError> errors) {
    return errors.stream()
        .filter(error -> error.pointer().equals("/form/" + field))
        .findFirst()
        .orElse(null);
  }

  private HandedForm required(Session session) {
    HandedForm form = session.state() == SessionState.OPEN ? handed.find(session) : null;
    if (form == null || !form.out()) {
      throw Refused.conflict("form-not-handed");
    }
    return form;
  }

  private void requireAsked(Session session, HandedForm form, String field) {
    if (!asked(session, form).contains(field)) {
      throw Refused.conflict("question-gone");
    }
  }

  /** The answer itself may show or hide later questions. */
  private void go(Session session, HandedForm form, String from, Way way) {
    List<String> asked = asked(session, form);
    int at = asked.indexOf(from) + (way == Way.NEXT ? 1 : -1);
    handed.moveTo(session, at >= asked.size() ? null : asked.get(Math.max(0, at)));
  }

  private List<String> asked(Session session, HandedForm form) {
    return form.questions(cases.form(session, sealed.draft(session)).visibleFields());
  }
}
