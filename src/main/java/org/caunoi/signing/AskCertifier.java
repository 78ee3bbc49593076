package org.caunoi.signing;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.caunoi.signing.SignatureReport.Revocation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the certifier says today of a certificate, where that is configured. Only certifiers we
 * believe are asked: the address stands in the certificate.
 */
@Component
class AskCertifier {

  /** Purpose of a certificate that answers about revocations (RFC 6960). */
  private static final String ANSWERS = "1.3.6.1.5.5.7.3.9";

  private final Proofs proofs;
  private final Clock clock;

  AskCertifier(Proofs proofs, Clock clock) {
    this.proofs = proofs;
    this.clock = clock;
  }

  Answer about(X509Certificate certificate, X509Certificate issuer) {
    if (proofs.certifiers().isEmpty() || Trust.isDemo(certificate)) {
      return new Answer(Revocation.NOT_ASKED, null);
    }
    CertificateToken token = new CertificateToken(certificate);
    CertificateToken above = new CertificateToken(issuer);
    for (RevocationSource<?> source : proofs.certifiers()) {
      RevocationToken<?> said = ask(source, token, above);
      if (said != null && isOf(said, above)) {
        Date revoked = said.getRevocationDate();
        return said.getStatus().isRevoked()
            ? new Answer(Revocation.REVOKED, revoked == null ? null : revoked.toInstant())
            : new Answer(Revocation.NOT_REVOKED, null);
      }
    }
    return new Answer(Revocation.NO_ANSWER, null);
  }

  private static @Nullable RevocationToken<?> ask(
      RevocationSource<?> source, CertificateToken token, CertificateToken above) {
    try {
      return source.getRevocationToken(token, above);
    } catch (DSSException silent) {
      return null;
    }
  }

  /** Said by the issuer, or by whom it lets answer, and not long ago. */
  private boolean isOf(RevocationToken<?> said, CertificateToken issuer) {
    CertificateToken by = said.getIssuerCertificateToken();
    Date next = said.getNextUpdate();
    return said.getStatus() != null
        && said.getStatus().isKnown()
        && (next == null || next.toInstant().isAfter(clock.instant()))
        && by != null
        && said.isSignedBy(by)
        && (by.equals(issuer) || (mayAnswer(by) && by.isSignedBy(issuer)));
  }

  private static boolean mayAnswer(CertificateToken by) {
    try {
      List<String> uses = by.getCertificate().getExtendedKeyUsage();
      return uses != null && uses.contains(ANSWERS);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /**
   * @param revokedAt from when on; null also where the certifier does not say
   */
  record Answer(Revocation said, @Nullable Instant revokedAt) {}
}
