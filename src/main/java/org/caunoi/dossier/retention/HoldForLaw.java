package org.caunoi.dossier.retention;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.HoldDossier;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who investigates keeps the files of a dossier from being removed, and lets them go. */
@Component
public class HoldForLaw {

  private final HoldDossier holding;
  private final LegalHolds holds;
  private final AuditLog audit;
  private final Clock clock;

  HoldForLaw(HoldDossier holding, LegalHolds holds, AuditLog audit, Clock clock) {
    this.holding = holding;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code dossier-not-found}, {@code dossier-code-malformed}; {@code required} at {@code
   * /why}.
   */
  @Transactional
  public UUID place(SignedIn who, String code, String why) {
    who.require(Permission.SEARCH_ACCESS);
    String words = Note.bounded("/why", why, 500);
    if (words == null) {
      throw Refused.field("/why", "required");
    }
    Dossier dossier = holding.hold(who, DossierCode.parse(code, "/code").value());
    String authority = dossier.filing().authority();
    UUID id = UuidV7.next(clock);
    holds.add(authority, id, dossier.filing().id(), words, who, clock.instant());
    write(who, authority, "legal-hold-placed", dossier.code(), id);
    return id;
  }

  /** Refused: {@code legal-hold-not-found}. */
  @Transactional
  public void release(SignedIn who, UUID id) {
    who.require(Permission.SEARCH_ACCESS);
    LegalHolds.Hold hold =
        holds.list(who).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("legal-hold-not-found"));
    if (!holds.release(id, who, clock.instant())) {
      throw Refused.notFound("legal-hold-not-found");
    }
    write(who, hold.authority(), "legal-hold-released", hold.code(), id);
  }

  private void write(SignedIn who, String authority, String act, String code, UUID id) {
    audit.write(authority, who.actor(), act, "dossier/" + code, null, Map.of("hold", id));
  }
}
