package org.caunoi.assistance;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.dossier.EarlierFiling;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk has seen that the same was filed before, and says why it is filed again. */
@Component
public class GoOnDespiteEarlier {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final PreCheck preCheck;
  private final EarlierFilings earlier;

  GoOnDespiteEarlier(
      SessionActs acts, SealedParts sealed, PreCheck preCheck, EarlierFilings earlier) {
    this.acts = acts;
    this.sealed = sealed;
    this.preCheck = preCheck;
    this.earlier = earlier;
  }

  /**
   * Keeps the reason with the session and its audit trail; it counts for the filings told now.
   * Refused: {@code no-earlier-filing}, {@code no-procedure}, {@code session-closed}, {@code
   * already-filed}.
   */
  @Transactional
  public void goOn(SignedIn who, UUID id, @Nullable Integer seen, GoOnReason reason) {
    Session session = acts.hold(who, id, seen);
    session.requireOpenForWork();
    PreCheck.Looked looked = preCheck.look(session);
    List<EarlierFiling> told =
        earlier.tell(who, looked.procedure(), sealed.person(session), looked.form()).stream()
            .filter(EarlierFiling::open)
            .toList();
    if (told.isEmpty()) {
      throw Refused.conflict("no-earlier-filing");
    }
    acts.note(
        By.clerk(who),
        session,
        SessionEventKind.EARLIER_FILING_ACCEPTED,
        EarlierFilings.details(looked.procedure().code(), reason, told));
  }
}
