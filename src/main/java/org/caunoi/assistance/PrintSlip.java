package org.caunoi.assistance;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the slip of a filed session; each time is counted, so that a reprint says so. */
@Component
public class PrintSlip {

  private static final Set<String> PAPERS = Set.of("a5", "80mm");

  private final SessionActs acts;

  PrintSlip(SessionActs acts) {
    this.acts = acts;
  }

  /**
   * Counts one more print. Refused: {@code unknown-option} at {@code /paper}; {@code
   * session-not-found}, {@code slip-not-found} before the filing.
   *
   * @param paper {@code a5} or {@code 80mm}; kept in the history
   */
  @Transactional
  public Printed print(SignedIn who, UUID id, String paper) {
    if (!PAPERS.contains(paper)) {
      throw Refused.field("/paper", "unknown-option");
    }
    Session session = acts.hold(who, id, null);
    String code = session.work().dossierCode();
    if (code == null) {
      throw Refused.notFound("slip-not-found");
    }
    long before =
        acts.history(session).stream()
            .filter(event -> event.kind() == SessionEventKind.SLIP_PRINTED)
            .count();
    acts.note(
        By.clerk(who),
        session,
        SessionEventKind.SLIP_PRINTED,
        Map.of("paper", paper, "reprint", before));
    return new Printed(code, before, acts.now());
  }

  /**
   * One print.
   *
   * @param code code of the dossier
   * @param reprint 0 for the first print, then 1, 2, …
   */
  public record Printed(String code, long reprint, Instant at) {

    /** Whether another slip was printed before. */
    public boolean isReprint() {
      return reprint > 0;
    }
  }
}
