package org.caunoi.assistance;

import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sums a finished case up for the citizen; the form on their phone is taken back with it. */
@Component
class SumUpCase {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final SummaryHashes hashes;
  private final PreCheck preCheck;
  private final HandedForms handed;
  private final RemoveDocument removing;

  SumUpCase(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      Cases cases,
      SummaryHashes hashes,
      PreCheck preCheck,
      HandedForms handed,
      RemoveDocument removing) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.cases = cases;
    this.hashes = hashes;
    this.preCheck = preCheck;
    this.handed = handed;
    this.removing = removing;
  }

  /**
   * Refused with {@code invalid-fields} and pointers {@code /answers/…}, {@code /form/…}, {@code
   * /documents/…} while something is missing or cannot be, and with {@code earlier-filing} while
   * nobody has said why the same is filed again: {@link CheckCase} tells what.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  SummedUp sumUp(SignedIn who, UUID id, @Nullable Integer seen) {
    Session session = acts.hold(who, id, seen);
    preCheck.pass(who, session);
    Summary summary = cases.summary(session, sealed.draft(session), documents.of(session));
    handed.takeBack(session, acts.now());
    removing.discardRemoved(session);
    return new SummedUp(session, summary, hashes.of(summary));
  }

  /** The session as it was, the summary, and its SHA-256 in hex. */
  record SummedUp(Session session, Summary summary, String hash) {}
}
