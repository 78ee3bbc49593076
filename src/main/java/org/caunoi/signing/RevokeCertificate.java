package org.caunoi.signing;

import java.time.Clock;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a certificate out of use, because the key was lost or the person left. What it signed
 * before stays good; nothing signs with it any more.
 */
@Component
public class RevokeCertificate {

  private static final int LENGTH = 500;

  private final Certificates certificates;
  private final AuditLog audit;
  private final Clock clock;

  RevokeCertificate(Certificates certificates, AuditLog audit, Clock clock) {
    this.certificates = certificates;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code certificate-unknown}, {@code
   * certificate-revoked-before}.
   */
  @Transactional
  public KnownCertificate revoke(SignedIn who, String fingerprint, @Nullable String reason) {
    who.require(Permission.MANAGE_PEOPLE);
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty()) {
      throw Refused.field("/reason", "reason-needed");
    }
    if (why.length() > LENGTH) {
      throw Refused.field("/reason", "too-long", LENGTH);
    }
    KnownCertificate known = get(fingerprint);
    if (!certificates.revoke(fingerprint, clock.instant(), who.displayName(), why)) {
      throw Refused.conflict("certificate-revoked-before");
    }
    audit.write(
        "-",
        who.actor(),
        "certificate-revoked",
        Certificates.subject(fingerprint),
        null,
        Map.of("holder", known.holder()));
    return get(fingerprint);
  }

  private KnownCertificate get(String fingerprint) {
    return certificates
        .find(fingerprint)
        .orElseThrow(() -> Refused.notFound("certificate-unknown"));
  }
}
