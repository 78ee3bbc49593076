package org.caunoi.signing.web;

import java.time.Instant;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.caunoi.signing.KnownCertificate;
import org.caunoi.signing.ReadCertificates;
import org.caunoi.signing.RevokeCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs. */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificateApi {

  private final ReadCertificates reading;
  private final RevokeCertificate revoking;

  CertificateApi(ReadCertificates reading, RevokeCertificate revoking) {
    this.reading = reading;
    this.revoking = revoking;
  }

  @GetMapping
  @Requires(Permission.MANAGE_PEOPLE)
  Slice<CertificateJson> list(
      SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    return reading.list(who, Cursor.of(cursor), ReadCertificates.PAGE).map(CertificateJson::of);
  }

  @PostMapping("/{fingerprint}/revocations")
  @Requires(Permission.MANAGE_PEOPLE)
  CertificateJson revoke(
      SignedIn who, @PathVariable String fingerprint, @RequestBody RevocationBody body) {
    return CertificateJson.of(revoking.revoke(who, fingerprint, body.reason()));
  }

  /** Why a certificate is taken out of use. */
  record RevocationBody(@Nullable String reason) {}

  /**
   * A certificate that has signed.
   *
   * @param holder {@code officer/<account>} or {@code seal/<agency code>}
   */
  record CertificateJson(
      String fingerprint,
      String holder,
      String holderName,
      String issuer,
      boolean demo,
      Instant from,
      Instant until,
      @Nullable Instant revokedAt) {

    static CertificateJson of(KnownCertificate known) {
      return new CertificateJson(
          known.fingerprint(),
          known.holder(),
          known.holderName(),
          known.issuer(),
          known.demo(),
          known.from(),
          known.until(),
          known.revokedAt());
    }
  }
}
