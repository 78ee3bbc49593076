package org.caunoi.signing;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with the certificates that say whose it is, its own first.
 *
 * @param demo whether nobody may rely on it
 * @param device what signs with a key that never leaves it; none for a key in memory
 */
record SigningKey(
    PrivateKey key, List<X509Certificate> chain, boolean demo, @Nullable Provider device) {

  SigningKey(PrivateKey key, List<X509Certificate> chain, boolean demo) {
    this(key, chain, demo, null);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /** Bytes its certificates take. */
  int size() {
    int size = 0;
    try {
      for (X509Certificate one : chain) {
        size += one.getEncoded().length;
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return size;
  }

  @Override
  public String toString() {
    return "SigningKey[" + certificate().getSerialNumber() + "]";
  }
}
