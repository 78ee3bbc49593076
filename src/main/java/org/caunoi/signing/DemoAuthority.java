package org.caunoi.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An authority nobody should believe, made at the first start: a PKCS#12 file under {@code
 * <data>/keys}, readable by the owner only. Each certificate it gives says in its names that it is
 * for trying out.
 */
final class DemoAuthority {

  static final String MARK = "CHỮ KÝ DÙNG THỬ";

  private static final String ALIAS = "demo-authority";
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final Duration PERSON_LIFE = Duration.ofDays(730);

  /** The file's mode is its protection; PKCS#12 wants some password. */
  private static final char[] PASSWORD = "demo".toCharArray();

  private final Path file;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable SigningKey own;

  DemoAuthority(Path dataDir, Clock clock) {
    this.file = dataDir.resolve("keys").resolve("demo-signing.p12");
    this.clock = clock;
  }

  X509Certificate root() {
    return own().certificate();
  }

  /** A new key of this holder. */
  SigningKey issue(Holder holder) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return issue(holder, now.minus(Duration.ofMinutes(5)), now.plus(PERSON_LIFE));
  }

  SigningKey issue(Holder holder, Instant from, Instant until) {
    SigningKey own = own();
    KeyPair pair = pair();
    X500Name issuer =
        X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
    X509Certificate made =
        certificate(name(holder.name()), pair, issuer, own.key(), from, until, false);
    return new SigningKey(pair.getPrivate(), List.of(made, own.certificate()), true);
  }

  private synchronized SigningKey own() {
    SigningKey known = own;
    if (known == null) {
      known = read();
      own = known;
    }
    return known;
  }

  private SigningKey read() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      return new SigningKey(
          (PrivateKey) store.getKey(ALIAS, PASSWORD),
          List.of((X509Certificate) store.getCertificate(ALIAS)),
          true);
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + file + " cannot be read or written.", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The key file " + file + " is damaged; restore it from a backup.", e);
    }
  }

  private void create() throws IOException, GeneralSecurityException {
    Files.createDirectories(file.getParent());
    KeyPair pair = pair();
    X500Name name = name("Cầu Nối");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    X509Certificate root =
        certificate(name, pair, name, pair.getPrivate(), now, now.plus(LIFE), true);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new X509Certificate[] {root});
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, PASSWORD);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private X509Certificate certificate(
      X500Name subject,
      KeyPair pair,
      X500Name issuer,
      PrivateKey by,
      Instant from,
      Instant until,
      boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(120, random).add(BigInteger.ONE),
              Date.from(from),
              Date.from(until),
              subject,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authority
                  ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                  : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(by)));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificate could be made.", e);
    }
  }

  private static X500Name name(String common) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "VN")
        .addRDN(BCStyle.O, MARK)
        .addRDN(BCStyle.CN, common + " (" + MARK + ")")
        .build();
  }

  private KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
