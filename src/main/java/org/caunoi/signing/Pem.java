package org.caunoi.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates. */
final class Pem {

  private Pem() {}

  static List<X509Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return factory().generateCertificates(in).stream().map(X509Certificate.class::cast).toList();
    } catch (IOException | CertificateException e) {
      throw new SigningRefused(SigningRefused.Reason.TRUSTED_UNREADABLE, e);
    }
  }

  static X509Certificate read(byte[] encoded) {
    try {
      return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException e) {
      throw new IllegalStateException("A stored certificate is damaged.", e);
    }
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
