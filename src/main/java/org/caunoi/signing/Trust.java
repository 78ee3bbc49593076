package org.caunoi.signing;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody we know vouches for a signer, and did so when the signature was made. */
@Component
class Trust {

  private static final int LONGEST = 5;

  private final SigningKeys keys;
  private final Certificates certificates;

  Trust(SigningKeys keys, Certificates certificates) {
    this.keys = keys;
    this.certificates = certificates;
  }

  /** Whose certificate vouches directly for this one; null where it is nobody we see. */
  @Nullable X509Certificate above(X509Certificate certificate, List<X509Certificate> others) {
    return Stream.concat(keys.trusted().stream(), others.stream())
        .filter(one -> !one.equals(certificate) && vouches(one, certificate))
        .findFirst()
        .orElse(null);
  }

  /**
   * Follows who signed whose certificate until a trusted one.
   *
   * @param others certificates that came with the signature
   */
  boolean believes(X509Certificate certificate, List<X509Certificate> others) {
    List<X509Certificate> trusted = keys.trusted();
    X509Certificate at = certificate;
    for (int i = 0; i < LONGEST; i++) {
      X509Certificate now = at;
      if (trusted.contains(now) || trusted.stream().anyMatch(one -> vouches(one, now))) {
        return true;
      }
      X509Certificate above =
          others.stream()
              .filter(one -> !one.equals(now) && vouches(one, now))
              .findFirst()
              .orElse(null);
      if (above == null) {
        return false;
      }
      at = above;
    }
    return false;
  }

  /** Within its dates at a moment that is proven, and not revoked before. */
  boolean inForce(X509Certificate certificate, @Nullable Instant at) {
    return inForce(certificate, at, true);
  }

  /**
   * As {@link #inForce(X509Certificate, Instant)}.
   *
   * @param proven whether somebody else than the signer knows the moment; where nobody does, a
   *     revoked certificate counts for nothing, for whoever stole the key dates it as they like
   */
  boolean inForce(X509Certificate certificate, @Nullable Instant at, boolean proven) {
    if (at == null
        || at.isBefore(certificate.getNotBefore().toInstant())
        || at.isAfter(certificate.getNotAfter().toInstant())) {
      return false;
    }
    return certificates
        .find(Certificates.fingerprint(certificate))
        .map(KnownCertificate::revokedAt)
        .map(revoked -> proven && at.isBefore(revoked))
        .orElse(true);
  }

  static boolean isDemo(X509Certificate certificate) {
    return Names.common(certificate.getSubjectX500Principal()).contains(DemoAuthority.MARK);
  }

  private static boolean vouches(X509Certificate authority, X509Certificate below) {
    if (authority.getBasicConstraints() < 0
        || !authority.getSubjectX500Principal().equals(below.getIssuerX500Principal())) {
      return false;
    }
    try {
      below.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
