package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.Route;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen files on the national portal with their own account on their own phone, where our
 * guide shows each value to copy. No credential of theirs ever touches our machine.
 */
@Component
public class HandOffToPortal {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final SummaryHashes hashes;
  private final PreCheck preCheck;
  private final HandedForms handed;

  HandOffToPortal(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      Cases cases,
      SummaryHashes hashes,
      PreCheck preCheck,
      HandedForms handed) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.cases = cases;
    this.hashes = hashes;
    this.preCheck = preCheck;
    this.handed = handed;
  }

  /**
   * Hands the case off. Refused: {@code not-a-portal-procedure}, {@code invalid-fields} while
   * something is missing or cannot be, {@code earlier-filing} as in {@link ShowSummary}.
   *
   * @return the values the guide shows
   */
  @Transactional
  public Summary handOff(SignedIn who, UUID id, @Nullable Integer seen) {
    Session before = acts.hold(who, id, seen);
    preCheck.pass(who, before);
    Summary summary = cases.summary(before, sealed.draft(before), documents.of(before));
    if (summary.route() != Route.NATIONAL_PORTAL) {
      throw Refused.conflict("not-a-portal-procedure");
    }
    String hash = hashes.of(summary);
    handed.takeBack(before, acts.now());
    acts.perform(
        By.clerk(who),
        before,
        SessionEventKind.HANDED_OFF,
        Map.of("summary", hash),
        session -> session.handOff(hash, acts.now()));
    return summary;
  }
}
