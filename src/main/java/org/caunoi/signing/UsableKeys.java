package org.caunoi.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** The key of a holder, if it may sign now. */
@Component
class UsableKeys {

  private final SigningKeys keys;
  private final Certificates certificates;
  private final Clock clock;

  UsableKeys(SigningKeys keys, Certificates certificates, Clock clock) {
    this.keys = keys;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Certifiers whose word counts. */
  List<X509Certificate> trusted() {
    return keys.trusted();
  }

  /**
   * Refused: {@code certificate-not-yet-valid}, {@code certificate-expired}, {@code
   * certificate-revoked}, {@code no-signing-key}, {@code no-seal-key}.
   */
  SigningKey get(Holder holder) {
    SigningKey key = keys.of(holder);
    Instant now = clock.instant();
    for (X509Certificate one : key.chain()) {
      Instant from = one.getNotBefore().toInstant();
      Instant until = one.getNotAfter().toInstant();
      if (now.isBefore(from)) {
        throw Refused.conflict(
            "certificate-not-yet-valid", holder.name(), VietnamTime.moment(from));
      }
      if (now.isAfter(until)) {
        throw Refused.conflict("certificate-expired", holder.name(), VietnamTime.moment(until));
      }
    }
    certificates
        .find(Certificates.fingerprint(key.certificate()))
        .ifPresentOrElse(
            known -> refuseRevoked(known, holder), () -> certificates.note(holder, key));
    return key;
  }

  private static void refuseRevoked(KnownCertificate known, Holder holder) {
    Instant revoked = known.revokedAt();
    if (revoked != null) {
      throw Refused.conflict("certificate-revoked", holder.name(), VietnamTime.moment(revoked));
    }
  }
}
