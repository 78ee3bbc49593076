package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk turns the case over to the citizen's eyes: what goes out, to whom, at what cost. */
@Component
public class ShowSummary {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final SummaryHashes hashes;
  private final PreCheck preCheck;
  private final HandedForms handed;

  ShowSummary(
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
   * Shows the summary and keeps its SHA-256. Refused with {@code invalid-fields} and pointers
   * {@code /answers/…}, {@code /form/…}, {@code /documents/…} while something is missing or cannot
   * be, and with {@code earlier-filing} while nobody has said why the same is filed again: {@link
   * CheckCase} tells what.
   */
  @Transactional
  public Shown show(SignedIn who, UUID id, @Nullable Integer seen) {
    Session before = acts.hold(who, id, seen);
    preCheck.pass(who, before);
    Summary summary = cases.summary(before, sealed.draft(before), documents.of(before));
    String hash = hashes.of(summary);
    handed.takeBack(before, acts.now());
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.SUMMARY_SHOWN,
            Map.of("summary", hash),
            session -> session.show(hash, acts.now()));
    return new Shown(after, summary, hash);
  }

  /** The summary the citizen now reads, and its hash in hex. */
  public record Shown(Session session, Summary summary, String hash) {}
}
