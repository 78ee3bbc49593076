package org.caunoi.signing;

import eu.europa.esig.dss.model.x509.CertificateToken;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with the certificates that say whose it is, its own first.
 *
 * @param tokens the certificates as the library for signatures reads them, which it does only once
 * @param demo whether nobody may rely on it
 * @param device what signs with a key that never leaves it; none for a key in memory
 */
record SigningKey(
    PrivateKey key, List<CertificateToken> tokens, boolean demo, @Nullable Provider device) {

  SigningKey(PrivateKey key, List<X509Certificate> chain, boolean demo) {
    this(key, chain.stream().map(CertificateToken::new).toList(), demo, null);
  }

  List<X509Certificate> chain() {
    return tokens.stream().map(CertificateToken::getCertificate).toList();
  }

  X509Certificate certificate() {
    return tokens.getFirst().getCertificate();
  }

  /** Bytes its certificates take. */
  int size() {
    return tokens.stream().mapToInt(one -> one.getEncoded().length).sum();
  }

  @Override
  public String toString() {
    return "SigningKey[" + certificate().getSerialNumber() + "]";
  }
}
