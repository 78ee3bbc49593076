package org.caunoi.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.caunoi.signing.SigningSettings.Keys;

/** A certifier with a CRL, an OCSP responder and a time-stamp authority on a port of its own. */
final class Certifier implements AutoCloseable {

  static final String PASSWORD = "thu-nghiem";
  private static final String SIGNING = "SHA256withECDSA";

  private final HttpServer server;
  private final Clock clock;
  private final KeyPair key;
  private final X509Certificate root;
  private final KeyPair stampKey;
  private final X509Certificate stamper;
  private final Set<BigInteger> revoked = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private long serial = 1;

  Certifier(Clock clock) throws Exception {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    key = pair();
    root = certificate("Nơi cấp chứng thư thử", key, true, false);
    stampKey = pair();
    stamper = certificate("Dấu thời gian thử", stampKey, false, true);
    server.createContext("/crl", call -> answer(call, "crl", this::crl));
    server.createContext("/ocsp", call -> answer(call, "ocsp", this::ocsp));
    server.createContext("/tsp", call -> answer(call, "tsp", this::stamp));
    server.start();
  }

  /** From now on this one answers with a mistake: {@code crl}, {@code ocsp} or {@code tsp}. */
  void silence(String what) {
    silent.add(what);
  }

  void revoke(X509Certificate certificate) {
    revoked.add(certificate.getSerialNumber());
  }

  SigningSettings settings(Path folder, Holder... holders) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Holder holder : holders) {
      KeyPair pair = pair();
      store.setKeyEntry(
          holder.alias(),
          pair.getPrivate(),
          PASSWORD.toCharArray(),
          new X509Certificate[] {certificate(holder.name(), pair, false, false), root});
    }
    Path file = Files.createTempFile(folder, "keys", ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return new SigningSettings(
        Keys.PKCS12,
        file,
        PASSWORD,
        null,
        URI.create(address() + "/tsp"),
        true,
        Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private X509Certificate certificate(String name, KeyPair pair, boolean authority, boolean stamps)
      throws Exception {
    X500Name issuer = new X500Name("CN=Nơi cấp chứng thư thử,C=VN");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(serial++),
            Date.from(clock.instant().minus(Duration.ofDays(2))),
            Date.from(clock.instant().plus(Duration.ofDays(300))),
            new X500Name("CN=" + name + ",C=VN"),
            pair.getPublic());
    JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(pair.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        utils.createAuthorityKeyIdentifier(key.getPublic()));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    if (stamps) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    if (!authority) {
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {
                new DistributionPoint(
                    new DistributionPointName(
                        new GeneralNames(
                            new GeneralName(
                                GeneralName.uniformResourceIdentifier, address() + "/crl"))),
                    null,
                    null)
              }));
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(
              AccessDescription.id_ad_ocsp,
              new GeneralName(GeneralName.uniformResourceIdentifier, address() + "/ocsp")));
    }
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
  }

  private byte[] crl(byte[] request) throws Exception {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            new JcaX509CertificateHolder(root).getSubject(),
            Date.from(clock.instant().minusSeconds(60)));
    builder.setNextUpdate(Date.from(clock.instant().plus(Duration.ofDays(1))));
    for (BigInteger one : revoked) {
      builder.addCRLEntry(
          one, Date.from(clock.instant().minus(Duration.ofHours(1))), CRLReason.keyCompromise);
    }
    return builder.build(signer(key)).getEncoded();
  }

  private byte[] ocsp(byte[] request) throws Exception {
    DigestCalculator sha1 =
        new JcaDigestCalculatorProviderBuilder()
            .build()
            .get(org.bouncycastle.cert.ocsp.CertificateID.HASH_SHA1);
    BasicOCSPRespBuilder builder = new JcaBasicOCSPRespBuilder(key.getPublic(), sha1);
    OCSPReq asked = new OCSPReq(request);
    Extension nonce =
        asked.getExtension(org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      builder.setResponseExtensions(new org.bouncycastle.asn1.x509.Extensions(nonce));
    }
    Date now = Date.from(clock.instant());
    for (Req one : asked.getRequestList()) {
      builder.addResponse(
          one.getCertID(),
          revoked.contains(one.getCertID().getSerialNumber())
              ? new RevokedStatus(
                  Date.from(clock.instant().minus(Duration.ofHours(1))), CRLReason.keyCompromise)
              : CertificateStatus.GOOD,
          now,
          Date.from(clock.instant().plus(Duration.ofDays(1))));
    }
    BasicOCSPResp answer =
        builder.build(
            signer(key),
            new org.bouncycastle.cert.X509CertificateHolder[] {new JcaX509CertificateHolder(root)},
            now);
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, answer).getEncoded();
  }

  private byte[] stamp(byte[] request) throws Exception {
    DigestCalculator sha256 =
        new JcaDigestCalculatorProviderBuilder()
            .build()
            .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build(SIGNING, stampKey.getPrivate(), stamper),
            sha256,
            new ASN1ObjectIdentifier("1.2.3.4"));
    tokens.addCertificates(new JcaCertStore(List.of(stamper, root)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(
            new TimeStampRequest(request), BigInteger.valueOf(serial++), Date.from(clock.instant()))
        .getEncoded();
  }

  private void answer(HttpExchange call, String what, Responder responder) throws IOException {
    try (call) {
      byte[] request = call.getRequestBody().readAllBytes();
      if (silent.contains(what)) {
        call.sendResponseHeaders(503, -1);
        return;
      }
      byte[] answer = responder.to(request);
      call.sendResponseHeaders(200, answer.length);
      call.getResponseBody().write(answer);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static ContentSigner signer(KeyPair pair) throws Exception {
    return new JcaContentSignerBuilder(SIGNING).build(pair.getPrivate());
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  /** Answers one request. */
  private interface Responder {

    byte[] to(byte[] request) throws Exception;
  }
}
