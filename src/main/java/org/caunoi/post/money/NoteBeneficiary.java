package org.caunoi.post.money;

import java.util.Map;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A clerk saw the paper that shows that a citizen has merit or is under social protection. Whoever
 * says so stands for it; it is noted once and only before the result is packed does it count.
 */
@Component
public class NoteBeneficiary {

  private final ReadDossier dossiers;
  private final SupportClaims claims;
  private final AuditLog audit;

  NoteBeneficiary(ReadDossier dossiers, SupportClaims claims, AuditLog audit) {
    this.dossiers = dossiers;
    this.claims = claims;
    this.audit = audit;
  }

  /**
   * Refused: {@code dossier-not-found}, {@code beneficiary-noted}, at {@code /group} {@code
   * required}.
   */
  @Transactional
  public void note(SignedIn who, String code, @Nullable Beneficiary group) {
    who.require(Permission.TAKE_IN_PAPERS);
    if (group == null) {
      throw Refused.field("/group", "required");
    }
    Dossier dossier = dossiers.facts(who, code);
    String authority = dossier.filing().authority();
    if (!claims.add(authority, dossier.code(), group, who.accountId())) {
      throw Refused.conflict("beneficiary-noted");
    }
    audit.write(
        authority,
        who.actor(),
        "beneficiary-noted",
        "dossier/" + dossier.code(),
        null,
        Map.of("group", group.name()));
  }

  /** What was noted of a dossier. */
  public Set<Beneficiary> of(Dossier dossier) {
    return claims.of(dossier.filing().authority(), dossier.code());
  }
}
