package org.caunoi.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.CheckDraft.Verdict;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Four eyes before a procedure changes: one person submits, another publishes or gives it back.
 * Dossiers keep the version they were filed under.
 */
@Component
public class PublishProcedure {

  private final CheckDraft checking;
  private final ProcedureVersions versions;
  private final Drafts drafts;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublishProcedure(
      CheckDraft checking,
      ProcedureVersions versions,
      Drafts drafts,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.checking = checking;
    this.versions = versions;
    this.drafts = drafts;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Refused: {@code draft-not-found}, {@code draft-has-mistakes}, {@code draft-changed}. */
  @Transactional
  public void submit(SignedIn who, String code, int edition) {
    Draft draft = draft(code, edition, Draft.State.OPEN);
    if (!checking.check(code, draft.text()).mayBePublished()) {
      throw Refused.conflict("draft-has-mistakes");
    }
    move(draft, Draft.State.SUBMITTED, who, null, "procedure-submitted");
  }

  /** The same refusals, and {@code second-person-needed} for the person who wrote it. */
  @Transactional
  public void publish(SignedIn who, String code, int edition) {
    Draft draft = draft(code, edition, Draft.State.SUBMITTED);
    if (draft.writtenBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    Verdict verdict = checking.check(code, draft.text());
    ProcedureVersion procedure = verdict.procedure();
    if (procedure == null || !verdict.mayBePublished()) {
      throw Refused.conflict("draft-has-mistakes");
    }
    versions.lockImport();
    move(draft, Draft.State.PUBLISHED, who, null, "procedure-published");
    Instant now = clock.instant();
    String content = ProcedureVersions.json(procedure);
    ProcedureVersion stored =
        procedure.storedAs(UuidV7.next(clock), versions.newestNumber(code) + 1, Sha256.of(content));
    versions.add(stored, content, draft.text(), draft.id(), now);
    events.publishEvent(new ProcedurePublished(code, stored.version()));
  }

  /**
   * Gives the draft back to its author; the reason is needed. Refused: {@code draft-not-found},
   * {@code invalid-fields} at {@code /reason}.
   */
  @Transactional
  public void giveBack(SignedIn who, String code, int edition, String reason) {
    if (reason.isBlank()) {
      throw Refused.field("/reason", "required");
    }
    if (reason.length() > 500) {
      throw Refused.field("/reason", "too-long", 500);
    }
    Draft draft = draft(code, edition, Draft.State.SUBMITTED);
    move(draft, Draft.State.OPEN, who, reason.strip(), "procedure-given-back");
  }

  /** Throws an open draft away. Refused: {@code draft-not-found}, {@code draft-changed}. */
  @Transactional
  public void discard(SignedIn who, String code, int edition) {
    Draft draft = draft(code, edition, Draft.State.OPEN);
    move(draft, Draft.State.DISCARDED, who, null, "procedure-draft-discarded");
  }

  private Draft draft(String code, int edition, Draft.State state) {
    Draft draft = drafts.find(code).orElseThrow(() -> Refused.notFound("draft-not-found"));
    if (draft.state() != state || draft.edition() != edition) {
      throw Refused.conflict("draft-changed");
    }
    return draft;
  }

  private void move(
      Draft draft, Draft.State to, SignedIn who, @Nullable String reason, String act) {
    if (!drafts.move(draft, to, who, reason, clock.instant())) {
      throw Refused.conflict("draft-changed");
    }
    audit.write(
        "-",
        who.actor(),
        act,
        "procedure/" + draft.code(),
        null,
        Map.of("draft", draft.id(), "edition", draft.edition()));
  }
}
