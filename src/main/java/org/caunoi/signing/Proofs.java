package org.caunoi.signing;

import eu.europa.esig.dss.alert.StatusAlert;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.http.commons.CommonsDataLoader;
import eu.europa.esig.dss.service.http.commons.OCSPDataLoader;
import eu.europa.esig.dss.service.http.commons.TimestampDataLoader;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What others say beside a signature, where that is configured: a time-stamp authority, when it was
 * made (RFC 3161); and the certifier, that the certificate was not revoked (OCSP, else CRL). Both
 * go into the file, so that it can be believed after the certificate's last day.
 */
@Component
class Proofs {

  /** Room for a time stamp beside the signature, in bytes. */
  private static final int STAMP = 12 * 1024;

  private final SigningSettings settings;
  private volatile @Nullable Ready ready;

  Proofs(SigningSettings settings) {
    this.settings = settings;
  }

  /** For a key nobody relies on no certifier is asked. */
  SignatureLevel level(SigningKey key) {
    if (settings.timestamps() == null) {
      return SignatureLevel.PAdES_BASELINE_B;
    }
    return settings.revocation() && !key.demo()
        ? SignatureLevel.PAdES_BASELINE_LT
        : SignatureLevel.PAdES_BASELINE_T;
  }

  int room() {
    return settings.timestamps() == null ? 0 : STAMP;
  }

  /** One for all papers the house makes, as long as the same certifiers are believed. */
  PAdESService service(List<X509Certificate> trusted) {
    Ready last = ready;
    if (last == null || !last.trusted().equals(trusted)) {
      last = new Ready(trusted, made(trusted, null));
      ready = last;
    }
    return last.service();
  }

  /** One for files on the disk; what is made on the way goes into the folder. */
  PAdESService service(List<X509Certificate> trusted, Path folder) {
    return made(trusted, folder);
  }

  private PAdESService made(List<X509Certificate> trusted, @Nullable Path folder) {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
    if (settings.revocation()) {
      verifier.setOcspSource(ocsp());
      verifier.setCrlSource(crl());
      verifier.setRevocationFallback(true);
    }
    CommonTrustedCertificateSource believed = new CommonTrustedCertificateSource();
    trusted.forEach(one -> believed.addCertificate(new CertificateToken(one)));
    verifier.setTrustedCertSources(believed);
    verifier.setAlertOnRevokedCertificate(
        refusing(Refused.conflict("certificate-revoked-outside")));
    verifier.setAlertOnMissingRevocationData(refusing(unavailable("revocation-unknown")));
    verifier.setAlertOnInvalidTimestamp(refusing(unavailable("timestamp-unavailable")));
    PAdESService service = new PAdESService(verifier);
    service.setPdfObjFactory(new MarkedSignatures(folder));
    if (settings.timestamps() != null) {
      OnlineTSPSource stamps = new OnlineTSPSource(settings.timestamps().toString());
      stamps.setDataLoader(timed(new TimestampDataLoader()));
      service.setTspSource(stamps);
    }
    return service;
  }

  /** Who can be asked about revocations, the quickest first; nobody where it is not configured. */
  List<RevocationSource<?>> certifiers() {
    return settings.revocation() ? List.of(ocsp(), crl()) : List.of();
  }

  private OnlineOCSPSource ocsp() {
    return new OnlineOCSPSource(timed(new OCSPDataLoader()));
  }

  private OnlineCRLSource crl() {
    return new OnlineCRLSource(timed(new CommonsDataLoader()));
  }

  static Refused unavailable(String code) {
    return new Refused(Refused.Kind.UNAVAILABLE, code, List.of());
  }

  private <L extends CommonsDataLoader> L timed(L loader) {
    int millis = (int) settings.timeout().toMillis();
    loader.setTimeoutConnection(millis);
    loader.setTimeoutResponse(millis);
    loader.setTimeoutSocket(millis);
    return loader;
  }

  private static StatusAlert refusing(Refused refused) {
    return status -> {
      throw refused;
    };
  }

  private record Ready(List<X509Certificate> trusted, PAdESService service) {}
}
