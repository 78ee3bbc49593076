package org.caunoi.catalogue;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what somebody writes into a procedure; wrong text is kept too, it only cannot go on. */
@Component
public class ChangeProcedure {

  private static final int LONGEST = 200_000;

  private final ProcedureVersions versions;
  private final Drafts drafts;
  private final AuditLog audit;
  private final Clock clock;

  ChangeProcedure(ProcedureVersions versions, Drafts drafts, AuditLog audit, Clock clock) {
    this.versions = versions;
    this.drafts = drafts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Stores the text as a draft.
   *
   * <p>Refused: {@code procedure-not-found}; {@code invalid-fields} at {@code /text} where it is
   * empty or over 200,000 characters; {@code draft-waits} while a second person looks at it; {@code
   * draft-changed} where somebody saved since.
   *
   * @param edition the edition that was read, 0 where there was no draft
   */
  @Transactional
  public void save(SignedIn who, String code, String text, int edition) {
    if (versions.newestText(code).isEmpty()) {
      throw Refused.notFound("procedure-not-found");
    }
    String clean = text.replace("\r\n", "\n").stripTrailing() + "\n";
    if (clean.isBlank()) {
      throw Refused.field("/text", "required");
    }
    if (clean.length() > LONGEST) {
      throw Refused.field("/text", "too-long", LONGEST);
    }
    Optional<Draft> before = drafts.find(code);
    if (before.filter(Draft::isSubmitted).isPresent()) {
      throw Refused.conflict("draft-waits");
    }
    boolean stored =
        before.isEmpty()
            ? edition == 0 && drafts.add(UuidV7.next(clock), code, clean, who, clock.instant())
            : before.get().edition() == edition
                && drafts.change(before.get(), clean, who, clock.instant());
    if (!stored) {
      throw Refused.conflict("draft-changed");
    }
    audit.write(
        "-", who.actor(), "procedure-changed", "procedure/" + code, null, Map.of("read", edition));
  }
}
