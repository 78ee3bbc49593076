package org.caunoi.signing;

import java.nio.file.Path;
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
 */
@ConfigurationProperties("caunoi.signing")
record SigningSettings(
    @DefaultValue("demo") Keys keys,
    @Nullable Path store,
    @DefaultValue("") String password,
    @Nullable Path trusted) {

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
