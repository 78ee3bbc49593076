package org.caunoi.signing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are that sign.
 *
 * @param keys demo keys made here, or a key store; the profile {@code production} wants the latter
 * @param store a PKCS#12 file, or the configuration file of a PKCS#11 device
 * @param password of the file, or the device's PIN
 * @param trusted PEM file with the certificates of those whose signatures are believed, such as the
 *     government's authority; the issuers of the own keys are believed without
 * @param timestamps address of a time-stamp authority (RFC 3161)
 * @param revocation whether what the certifier says of revocations (OCSP, CRL) goes into the file
 * @param timeout how long those are waited for
 */
@ConfigurationProperties("caunoi.signing")
record SigningSettings(
    @DefaultValue("demo") Keys keys,
    @Nullable Path store,
    @DefaultValue("") String password,
    @Nullable Path trusted,
    @Nullable URI timestamps,
    @DefaultValue("false") boolean revocation,
    @DefaultValue("10s") Duration timeout) {

  /** Checks that they fit together. */
  SigningSettings {
    if (revocation && timestamps == null) {
      throw new IllegalArgumentException(
          "caunoi.signing.revocation needs caunoi.signing.timestamps: what was not revoked is only"
              + " worth something with the time");
    }
  }

  /** Keys, and nobody else who vouches. */
  static SigningSettings of(Keys keys, @Nullable Path store, String password) {
    return new SigningSettings(keys, store, password, null, null, false, Duration.ofSeconds(10));
  }

  /** Kinds of key stores. */
  enum Keys {
    DEMO,
    PKCS12,
    PKCS11
  }

  @Override
  public String toString() {
    return "SigningSettings[" + keys + "]";
  }
}
