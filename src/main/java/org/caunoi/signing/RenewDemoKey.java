package org.caunoi.signing;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the holder of a revoked key for trying out a new one; real keys come from their authority.
 */
@Component
public class RenewDemoKey {

  private final SigningKeys keys;
  private final Certificates certificates;
  private final AuditLog audit;

  RenewDemoKey(SigningKeys keys, Certificates certificates, AuditLog audit) {
    this.keys = keys;
    this.certificates = certificates;
    this.audit = audit;
  }

  /** Refused: {@code certificate-unknown}, {@code no-demo-keys} where real keys are used. */
  @Transactional
  public void renew(SignedIn who, String fingerprint) {
    who.require(Permission.MANAGE_PEOPLE);
    KnownCertificate old =
        certificates.find(fingerprint).orElseThrow(() -> Refused.notFound("certificate-unknown"));
    if (!(keys instanceof DemoKeys demo)) {
      throw Refused.conflict("no-demo-keys");
    }
    demo.renew(new Holder(old.holder(), "", old.holderName()));
    audit.write(
        "-",
        who.actor(),
        "demo-key-renewed",
        Certificates.subject(fingerprint),
        null,
        Map.of("holder", old.holder()));
  }
}
