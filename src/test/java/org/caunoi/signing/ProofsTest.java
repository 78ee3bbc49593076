package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.Papers;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SignatureReport.Line;
import org.caunoi.signing.SignatureReport.Revocation;
import org.caunoi.signing.SignatureReport.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Time stamps and word of revocations, from a certifier with real answers. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class ProofsTest {

  @Autowired private Certificates certificates;
  @Autowired private Clock clock;

  @TempDir private Path folder;

  private final Holder officer = Holder.officer(UUID.randomUUID(), "can-bo-thu", "Lê Thử Ký");
  private final Holder seal = Holder.seal("H26.THU", "Ủy ban Thử Nghiệm");
  private Certifier certifier;
  private SigningSettings settings;
  private KeyStoreKeys keys;

  @BeforeEach
  void start() throws Exception {
    certifier = new Certifier(clock);
    settings = certifier.settings(folder, officer, seal);
    keys = KeyStoreKeys.open(settings);
  }

  @AfterEach
  void stop() {
    certifier.close();
  }

  @Test
  void whatOthersSayIsInTheFileAndTheFileIsWhole() throws IOException {
    byte[] signed = sign(officer, seal);
    SignatureReport report = check(signed);
    assertThat(report.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(report.signatures()).hasSize(2).allMatch(Line::trusted).allMatch(Line::inForce);
    assertThat(report.signatures().stream().map(Line::whole)).containsExactly(false, true);
    assertThat(report.signatures())
        .allSatisfy(
            line ->
                assertThat(line.stamped())
                    .isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES)));
    try (PDDocument document = Loader.loadPDF(signed)) {
      assertThat(
              document
                  .getDocumentCatalog()
                  .getCOSObject()
                  .getCOSDictionary(COSName.getPDFName("DSS"))
                  .keySet())
          .extracting(COSName::getName)
          .contains("Certs")
          .containsAnyOf("OCSPs", "CRLs");
    }
  }

  @Test
  void aRevokedCertificateSignsNothing() {
    certifier.revoke(keys.of(seal).certificate());
    assertThatThrownBy(() -> sign(seal)).hasMessage("certificate-revoked-outside");
  }

  @Test
  void aCheckAsksTheCertifierWhetherItWasRevokedSince() {
    byte[] signed = sign(seal);
    SignatureReport before = OnDisk.check(checker(), signed, null);
    assertThat(before.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(before.signatures().getFirst().revocation()).isEqualTo(Revocation.NOT_REVOKED);
    assertThat(check(signed).signatures().getFirst().revocation()).isEqualTo(Revocation.NOT_ASKED);
    certifier.revoke(keys.of(seal).certificate());
    // The certifier of this test dates a revocation an hour back, before the stamp.
    SignatureReport after = OnDisk.check(checker(), signed, null);
    assertThat(after.verdict()).isEqualTo(Verdict.NOT_IN_FORCE);
    assertThat(after.signatures().getFirst().revocation()).isEqualTo(Revocation.REVOKED);
    certifier.silence("ocsp");
    assertThat(OnDisk.check(checker(), signed, null).verdict()).isEqualTo(Verdict.NOT_IN_FORCE);
    certifier.silence("crl");
    assertThat(OnDisk.check(checker(), signed, null).signatures().getFirst().revocation())
        .isEqualTo(Revocation.NO_ANSWER);
  }

  @Test
  void oneOfTwoWaysToAskIsEnoughAndNoneIsTooLittle() {
    certifier.silence("ocsp");
    assertThat(check(sign(seal)).verdict()).isEqualTo(Verdict.GOOD);
    certifier.silence("crl");
    assertThatThrownBy(() -> sign(seal))
        .hasMessage("revocation-unknown")
        .satisfies(e -> assertThat(((Refused) e).kind()).isEqualTo(Refused.Kind.UNAVAILABLE));
  }

  @Test
  void withoutTheTimeNothingIsSigned() {
    certifier.silence("tsp");
    assertThatThrownBy(() -> sign(seal))
        .hasMessage("timestamp-unavailable")
        .satisfies(e -> assertThat(((Refused) e).kind()).isEqualTo(Refused.Kind.UNAVAILABLE));
  }

  @Test
  void behindTheProofsNothingElseMayBeAdded() throws IOException {
    byte[] signed = sign(seal);
    byte[] changed = signed.clone();
    changed[20] ^= 1;
    assertThat(check(changed).verdict()).isEqualTo(Verdict.CHANGED);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(signed)) {
      document.getPage(0).setRotation(90);
      document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    assertThat(check(out.toByteArray()).verdict()).isEqualTo(Verdict.CHANGED);
  }

  @Test
  void revocationsWithoutTheTimeAreNoSetting() {
    assertThatThrownBy(
            () ->
                new SigningSettings(
                    SigningSettings.Keys.DEMO, null, "", null, null, true, Duration.ofSeconds(1)))
        .hasMessageContaining("caunoi.signing.timestamps");
  }

  private byte[] sign(Holder... holders) {
    return OnDisk.sign(
        new SignFile(
            new UsableKeys(keys, certificates, clock), checker(), new Proofs(settings), clock),
        Papers.pdf(),
        List.of(holders));
  }

  private SignatureReport check(byte[] pdf) {
    return OnDisk.read(checker(), pdf);
  }

  private CheckSignatures checker() {
    return new CheckSignatures(
        new Trust(keys, certificates), new AskCertifier(new Proofs(settings), clock));
  }
}
