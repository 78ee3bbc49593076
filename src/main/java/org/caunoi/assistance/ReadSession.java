package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a session for the clerk of its point, or for the citizen on their own screen. */
@Component
public class ReadSession {

  private final SessionActs acts;
  private final Sessions sessions;
  private final SealedParts sealed;
  private final SessionDocuments attached;
  private final Documents documents;
  private final Cases cases;
  private final HandedForms handed;

  ReadSession(
      SessionActs acts,
      Sessions sessions,
      SealedParts sealed,
      SessionDocuments attached,
      Documents documents,
      Cases cases,
      HandedForms handed) {
    this.acts = acts;
    this.sessions = sessions;
    this.sealed = sealed;
    this.attached = attached;
    this.documents = documents;
    this.cases = cases;
    this.handed = handed;
  }

  /** Without anything personal; refused with {@code session-not-found}. */
  @Transactional(readOnly = true)
  public Session facts(SignedIn who, UUID id) {
    return acts.get(who, id);
  }

  /** Everything the counter page shows; refused with {@code session-not-found}. */
  @Transactional(readOnly = true)
  public Opened read(SignedIn who, UUID id) {
    return open(acts.get(who, id));
  }

  /**
   * For the citizen's own screen, which has proven by its token that it belongs to the session. The
   * summary is there from the moment it is shown.
   */
  @ActsAsHouse("the token of the screen stands for a sign-in")
  @Transactional(readOnly = true)
  public Opened forCitizen(UUID sessionId) {
    return open(sessions.find(sessionId).orElseThrow(SessionActs::unknown));
  }

  /** What happened so far, in order. */
  @Transactional(readOnly = true)
  public List<SessionEvent> history(SignedIn who, UUID id) {
    return acts.history(acts.get(who, id));
  }

  private Opened open(Session session) {
    boolean locked = session.isLockedAt(acts.now());
    Person person = sealed.person(session);
    if (session.work().procedureVersion() == null) {
      return new Opened(
          session, locked, person, null, null, List.of(), Map.of(), null, List.of(), List.of(),
          null, null, 0);
    }
    ProcedureVersion procedure = cases.procedure(session);
    Draft typed = sealed.typed(session);
    Map<String, String> draft = typed.values();
    List<SessionDocuments.Row> rows = attached.of(session);
    @Nullable Checklist checklist = null;
    @Nullable FormCheck form = null;
    List<FieldError> open = List.of();
    try {
      checklist = cases.checklist(session);
      form = cases.form(session, draft);
    } catch (Refused unanswered) {
      open = unanswered.errors();
    }
    HandedForm hand = handed.find(session);
    boolean shown = session.work().summaryHash() != null && !session.isClosed();
    return new Opened(
        session,
        locked,
        person,
        procedure,
        checklist,
        open,
        draft,
        form,
        rows.stream().map(this::attached).toList(),
        attached.removed(session).stream().map(this::attached).toList(),
        shown ? cases.summary(session, draft, rows) : null,
        hand != null && hand.out() && session.state() == SessionState.OPEN ? hand : null,
        typed.marks().no());
  }

  private Attached attached(SessionDocuments.Row row) {
    return new Attached(row.component(), documents.get(row.documentId()));
  }

  /**
   * A session as it stands.
   *
   * @param locked whether nothing personal may be shown before the clerk has shown who they are
   * @param person null once the session is closed
   * @param checklist null while an answer is missing
   * @param openQuestions what is wrong with the answers, pointers {@code /answers/…}
   * @param draft values as typed, by field key
   * @param form the check of the draft, null while an answer is missing
   * @param removed files taken off that can be taken back
   * @param summary what the citizen was shown, null before
   * @param handed the form in the citizen's own hands, or null
   * @param formSaves number of the last save of the form; a page names the one it shows
   */
  public record Opened(
      Session session,
      boolean locked,
      @Nullable Person person,
      @Nullable ProcedureVersion procedure,
      @Nullable Checklist checklist,
      List<FieldError> openQuestions,
      Map<String, String> draft,
      @Nullable FormCheck form,
      List<Attached> documents,
      List<Attached> removed,
      @Nullable Summary summary,
      @Nullable HandedForm handed,
      int formSaves) {}

  /** A file of the session and the paper it stands for. */
  public record Attached(String component, StoredDocument document) {}
}
