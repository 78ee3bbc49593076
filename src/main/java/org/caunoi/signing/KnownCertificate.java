package org.caunoi.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that has signed here.
 *
 * @param fingerprint SHA-256, 64 hex digits
 * @param holder as {@link Holder#id}
 * @param notedAt when it first signed here
 * @param revokedAt from when on nothing it signs counts
 */
public record KnownCertificate(
    String fingerprint,
    String holder,
    String holderName,
    boolean demo,
    X509Certificate certificate,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable String reason,
    Instant notedAt) {

  public Instant from() {
    return certificate.getNotBefore().toInstant();
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  /** Who gave it, as written in it. */
  public String issuer() {
    return Names.common(certificate.getIssuerX500Principal());
  }
}
