package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.document.DiscardDocument;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The citizen leaves: the session is closed and forgets who they were. */
@Component
public class EndCitizen {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final ConfirmationCodes codes;
  private final HandedForms handed;
  private final DiscardDocument discard;
  private final RemoveDocument removing;

  EndCitizen(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      ConfirmationCodes codes,
      HandedForms handed,
      DiscardDocument discard,
      RemoveDocument removing) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.codes = codes;
    this.handed = handed;
    this.discard = discard;
    this.removing = removing;
  }

  /**
   * Ends the session; ending it again changes nothing. What was filed or handed off stays so, else
   * it counts as {@code how}. Refused: {@code session-not-found}.
   *
   * @param how {@link Outcome#ADVICE} where advice was all that was wanted, else {@link
   *     Outcome#ABANDONED}
   */
  @Transactional
  public Session end(SignedIn who, UUID id, Outcome how) {
    Session session = acts.hold(who, id, null);
    return session.isClosed() ? session : close(By.clerk(who), session, how, List.of());
  }

  @Transactional
  Session end(By by, UUID id, Outcome how) {
    Session session = acts.holdForCitizen(id);
    return session.isClosed() ? session : close(by, session, how, List.of());
  }

  Session close(By by, Session before, Outcome how, List<String> missing) {
    boolean filed = before.state() == SessionState.FILED;
    sealed.wipe(before);
    codes.remove(before);
    handed.remove(before);
    removing.discardRemoved(before);
    if (!filed) {
      for (SessionDocuments.Row row : documents.of(before)) {
        documents.remove(before, row.documentId());
        discard.discard(row.documentId());
      }
    }
    Session after =
        acts.perform(
            by,
            before,
            SessionEventKind.CLOSED,
            Map.of("outcome", before.work().outcome() == null ? how : before.work().outcome()),
            session -> session.close(how, missing, acts.now()));
    acts.note(by, after, SessionEventKind.WIPED, Map.of());
    return after;
  }
}
