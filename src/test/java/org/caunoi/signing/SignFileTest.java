package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.caunoi.IntegrationTest;
import org.caunoi.NeedsNothing;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SignatureReport.Line;
import org.caunoi.signing.SignatureReport.Verdict;
import org.caunoi.signing.SigningSettings.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestPropertySource;

/** Signing, and what can be read off signatures afterwards. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=forms")
@NeedsNothing
class SignFileTest {

  private static final Pattern CONTENTS = Pattern.compile("/Contents <[0-9A-Fa-f]+>");
  private static final Pattern RANGE = Pattern.compile("/ByteRange \\[[0-9 ]+\\]");

  @Autowired private SignFile signing;
  @Autowired private CheckSignatures checking;
  @Autowired private Certificates certificates;
  @Autowired private RevokeCertificate revoking;
  @Autowired private RenewDemoKey renewing;
  @Autowired private ReadCertificates reading;
  @Autowired private People people;
  @Autowired private Clock clock;

  @Value("${caunoi.data-dir}")
  private Path dataDir;

  @TempDir private Path folder;

  private final Holder officer = Holder.officer(UUID.randomUUID(), "can-bo-thu", "Lê Thử Ký");
  private final Holder seal = Holder.seal("H26.THU", "Ủy ban Thử Nghiệm");
  private TestKeys test;
  private SignedIn administrator;

  @BeforeEach
  void prepare() {
    test = new TestKeys(folder, clock);
    administrator = people.officer(Role.ADMINISTRATOR, null);
  }

  @Test
  void anOfficerAndASealSignOneAfterTheOther() {
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer, seal));
    SignatureReport report = check(signed);
    assertThat(report.verdict()).isEqualTo(Verdict.DEMO);
    assertThat(report.signatures()).hasSize(2).allMatch(Line::intact).allMatch(Line::trusted);
    assertThat(report.signatures().getFirst().signer()).contains("Lê Thử Ký", "CHỮ KÝ DÙNG THỬ");
    assertThat(report.signatures().getLast().signer()).contains("Ủy ban Thử Nghiệm");
    assertThat(report.signatures().stream().map(Line::whole)).containsExactly(false, true);
  }

  @Test
  void whatWasThereBeforeStaysByteByByte() {
    byte[] first = OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    byte[] second = OnDisk.sign(signing, first, List.of(seal));
    assertThat(Arrays.copyOf(second, first.length)).isEqualTo(first);
    assertThat(check(second).signatures()).hasSize(2);
  }

  @Test
  void aChangedByteIsFound() {
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer, seal));
    signed[20] ^= 1;
    assertThat(check(signed).verdict()).isEqualTo(Verdict.CHANGED);
    assertThatThrownBy(() -> OnDisk.sign(signing, signed, List.of(seal)))
        .hasMessage("signature-broken");
  }

  @Test
  void whatIsAddedAfterTheLastSignatureIsFound() throws IOException {
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(signed)) {
      document.getPage(0).setRotation(90);
      document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    SignatureReport report = check(out.toByteArray());
    assertThat(report.verdict()).isEqualTo(Verdict.CHANGED);
    assertThat(report.signatures()).hasSize(1).allMatch(Line::intact).noneMatch(Line::whole);
  }

  @Test
  void aSignatureOverAnotherFileIsFound() throws IOException {
    byte[] mine = OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    byte[] other = OnDisk.sign(signing, Papers.pdf(PDRectangle.A4), List.of(officer));
    String signature = found(mine, CONTENTS);
    String grafted = text(other).replace(found(other, CONTENTS), signature);
    assertThat(grafted).hasSameSizeAs(text(other)).isNotEqualTo(text(other));
    SignatureReport report = check(grafted.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(report.verdict()).isEqualTo(Verdict.CHANGED);
    assertThat(report.signatures()).hasSize(1).noneMatch(Line::intact);
    assertThat(report.signatures().getFirst().signer()).contains("Lê Thử Ký");
  }

  @Test
  void aSignatureThatCoversLessThanItSaysIsFound() throws IOException {
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    String range = found(signed, RANGE);
    String[] numbers = range.replaceAll("[^0-9 ]", " ").strip().split(" +");
    String last = numbers[3];
    String less = String.valueOf(Integer.parseInt(last) - 40);
    String shorter =
        range.replace(last + "]", less + " ".repeat(last.length() - less.length()) + "]");
    assertThat(shorter).hasSameSizeAs(range).isNotEqualTo(range);
    byte[] changed = text(signed).replace(range, shorter).getBytes(StandardCharsets.ISO_8859_1);
    SignatureReport report = check(changed);
    assertThat(report.verdict()).isEqualTo(Verdict.CHANGED);
    assertThat(report.signatures()).noneMatch(Line::whole);
  }

  private static String text(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1);
  }

  private static String found(byte[] pdf, Pattern what) {
    Matcher matcher = what.matcher(text(pdf));
    assertThat(matcher.find()).as("%s", what).isTrue();
    return matcher.group();
  }

  @Test
  void aPlainFileHasNoSignature() {
    assertThat(check(Papers.pdf()).verdict()).isEqualTo(Verdict.UNSIGNED);
  }

  @Test
  void realKeysSignWithoutTheMarkOfATrial() throws IOException, GeneralSecurityException {
    KeyStoreKeys keys = test.goodStore(clock.instant(), officer, seal);
    byte[] signed = OnDisk.sign(signer(keys), Papers.pdf(), List.of(officer, seal));
    // The certifier of this test is one for trying out; only its names say so.
    assertThat(OnDisk.read(checker(keys), signed).signatures()).hasSize(2).allMatch(Line::trusted);
    assertThat(check(signed).verdict()).isEqualTo(Verdict.UNKNOWN_SIGNER);
    try (PDDocument document = Loader.loadPDF(signed)) {
      assertThat(document.getSignatureDictionaries())
          .extracting(PDSignature::getReason)
          .containsOnlyNulls();
    }
  }

  @Test
  void aCertificateOutOfItsDatesSignsNothing() throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    KeyStoreKeys old =
        test.store(now.minus(Duration.ofDays(9)), now.minus(Duration.ofSeconds(1)), officer);
    assertThatThrownBy(() -> OnDisk.sign(signer(old), Papers.pdf(), List.of(officer)))
        .isInstanceOf(Refused.class)
        .hasMessage("certificate-expired");
    KeyStoreKeys early =
        test.store(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)), officer);
    assertThatThrownBy(() -> OnDisk.sign(signer(early), Papers.pdf(), List.of(officer)))
        .hasMessage("certificate-not-yet-valid");
  }

  @Test
  void whoHasNoKeyIsTold() throws IOException, GeneralSecurityException {
    KeyStoreKeys keys = test.goodStore(clock.instant(), seal);
    assertThatThrownBy(() -> OnDisk.sign(signer(keys), Papers.pdf(), List.of(officer, seal)))
        .hasMessage("no-signing-key");
    Holder elsewhere = Holder.seal("H26.KHAC", "Nơi khác");
    assertThatThrownBy(() -> OnDisk.sign(signer(keys), Papers.pdf(), List.of(elsewhere)))
        .hasMessage("no-seal-key");
  }

  @Test
  void aSignatureCountsByTheDayItWasMade() throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    Clock first = Clock.fixed(now.minus(Duration.ofDays(10)), ZoneOffset.UTC);
    KeyStoreKeys old =
        new TestKeys(Files.createTempDirectory(folder, "old"), first)
            .store(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)), officer);
    Clock then = Clock.fixed(now.minus(Duration.ofDays(5)), ZoneOffset.UTC);
    UsableKeys usable = new UsableKeys(old, certificates, then);
    Proofs none = new Proofs(SigningSettings.of(Keys.DEMO, null, ""));

    byte[] inTime =
        OnDisk.sign(new SignFile(usable, checker(old), none, then), Papers.pdf(), List.of(officer));
    assertThat(OnDisk.read(checker(old), inTime).verdict()).isIn(Verdict.GOOD, Verdict.DEMO);

    Trust trust = new Trust(old, certificates);
    X509Certificate expired = old.of(officer).certificate();
    assertThat(trust.inForce(expired, then.instant())).isTrue();
    assertThat(trust.inForce(expired, now)).isFalse();
  }

  @Test
  void aRevokedKeySignsNothingAndWhatItSignedBeforeStaysGood() {
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    KnownCertificate own =
        reading.list(administrator, null, 1000).items().stream()
            .filter(one -> one.holder().equals(officer.id()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> revoking.revoke(administrator, own.fingerprint(), " "))
        .hasMessage("reason-needed");
    assertThatThrownBy(
            () -> revoking.revoke(people.clerk("HN-0001"), own.fingerprint(), "Mất khóa"))
        .hasMessage("forbidden");
    revoking.revoke(administrator, own.fingerprint(), "Mất khóa");
    assertThatThrownBy(() -> revoking.revoke(administrator, own.fingerprint(), "Nữa"))
        .hasMessage("certificate-revoked-before");
    assertThatThrownBy(() -> OnDisk.sign(signing, Papers.pdf(), List.of(officer)))
        .hasMessage("certificate-revoked");
    // Nobody but the signer says when: the house itself has to have known the file before.
    assertThat(check(signed).verdict()).isEqualTo(Verdict.NOT_IN_FORCE);
    Instant revoked =
        Objects.requireNonNull(certificates.find(own.fingerprint()).orElseThrow().revokedAt());
    assertThat(OnDisk.check(checking, signed, revoked.minusMillis(1)).verdict())
        .isEqualTo(Verdict.DEMO);
    assertThat(OnDisk.check(checking, signed, revoked.plusMillis(1)).verdict())
        .isEqualTo(Verdict.NOT_IN_FORCE);
    renewing.renew(administrator, own.fingerprint());
    assertThat(check(OnDisk.sign(signing, Papers.pdf(), List.of(officer))).verdict())
        .isEqualTo(Verdict.DEMO);
  }

  /** Whoever stole a key dates as they like; once it is revoked, no such date counts. */
  @Test
  void aSignatureDatedBackWithAStolenKeyCountsForNothing()
      throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    Clock before = Clock.fixed(now.minus(Duration.ofDays(10)), ZoneOffset.UTC);
    KeyStoreKeys stolen =
        new TestKeys(Files.createTempDirectory(folder, "stolen"), before)
            .store(now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(9)), officer);
    OnDisk.sign(signer(stolen), Papers.pdf(), List.of(officer));
    Clock yesterday = Clock.fixed(now.minus(Duration.ofHours(20)), ZoneOffset.UTC);
    byte[] dated =
        OnDisk.sign(
            new SignFile(
                new UsableKeys(stolen, certificates, yesterday),
                checker(stolen),
                new Proofs(SigningSettings.of(Keys.DEMO, null, "")),
                yesterday),
            Papers.pdf(),
            List.of(officer));
    assertThat(OnDisk.read(checker(stolen), dated).signatures()).allMatch(Line::inForce);
    revoking.revoke(
        administrator, Certificates.fingerprint(stolen.of(officer).certificate()), "Mất khóa");
    SignatureReport report = OnDisk.read(checker(stolen), dated);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_IN_FORCE);
    assertThat(report.signatures().getFirst().at()).isBefore(clock.instant().minusSeconds(3600));
  }

  /** As an authority locks what it certifies: no changes at all. */
  @Test
  void aFileThatWasLockedTakesNoMoreSignatures() throws IOException, GeneralSecurityException {
    KeyStoreKeys keys = test.goodStore(clock.instant(), officer, seal);
    byte[] locked = locked(keys);
    assertThat(OnDisk.read(checker(keys), locked).signatures()).hasSize(1).allMatch(Line::whole);
    assertThatThrownBy(() -> OnDisk.sign(signer(keys), locked, List.of(seal)))
        .isInstanceOf(Refused.class)
        .satisfies(
            e -> assertThat(((Refused) e).errors().getFirst().code()).isEqualTo("signed-for-good"));
  }

  @Test
  void aPageWithoutRoomForAMarkIsRefused() throws IOException {
    for (PDRectangle size : List.of(new PDRectangle(9, 9), new PDRectangle(600, 8))) {
      byte[] small = Papers.pdf(size);
      for (Holder holder : List.of(officer, seal)) {
        assertThatThrownBy(() -> OnDisk.sign(signing, small, List.of(holder)))
            .isInstanceOf(Refused.class)
            .hasMessage("page-too-small");
      }
    }
  }

  @Test
  void twoFilesAtATimeAreReadAndSigned() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    KeyStoreKeys keys = test.goodStore(clock.instant(), officer);
    SignFile slow =
        signer(
            slowly(
                keys,
                () -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                  inside.decrementAndGet();
                }));
    List<Callable<byte[]>> all =
        Collections.nCopies(8, () -> OnDisk.sign(slow, Papers.pdf(), List.of(officer)));
    try (ExecutorService officers = Executors.newFixedThreadPool(8)) {
      for (Future<byte[]> one : officers.invokeAll(all)) {
        assertThat(OnDisk.read(checker(keys), one.get()).signatures()).allMatch(Line::intact);
      }
    }
    assertThat(most.get()).isEqualTo(2);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> OnDisk.sign(slow, Papers.pdf(), List.of(seal)))
          .hasMessage("no-seal-key");
    }
    assertThat(OnDisk.sign(slow, Papers.pdf(), List.of(officer))).isNotEmpty();
  }

  @Test
  void theDemoAuthorityIsThereWithoutAnySignature() throws Exception {
    Path fresh = Files.createTempDirectory(folder, "fresh");
    new MakeDemoAuthority(new DemoKeys(new DemoAuthority(fresh, clock), certificates)).ready();
    Path file = fresh.resolve("keys").resolve("demo-signing.p12");
    for (int i = 0; i < 400 && !Files.exists(file); i++) {
      Thread.sleep(25);
    }
    assertThat(file).exists();
  }

  @Test
  void theDemoAuthorityIsAFileOfTheOwnerOnly() throws IOException {
    OnDisk.sign(signing, Papers.pdf(), List.of(officer));
    Path file = dataDir.resolve("keys").resolve("demo-signing.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aStoreThatDoesNotOpenStopsTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.p12"), "no key store");
    assertThatThrownBy(() -> KeyStoreKeys.open(SigningSettings.of(Keys.PKCS12, file, "x")))
        .isInstanceOf(SigningRefused.class)
        .hasMessageContaining("caunoi.signing.store");
    assertThatThrownBy(() -> KeyStoreKeys.open(SigningSettings.of(Keys.PKCS11, file, "x")))
        .isInstanceOf(SigningRefused.class);
    assertThatThrownBy(
            () -> KeyStoreKeys.open(SigningSettings.of(Keys.PKCS12, folder.resolve("none"), "x")))
        .isInstanceOf(SigningRefused.class);
  }

  @Test
  void productionWantsRealKeys() {
    MockEnvironment environment = new MockEnvironment();
    assertThat(CheckSigningKeys.problem(environment)).isEmpty();
    environment.setActiveProfiles("production");
    assertThat(CheckSigningKeys.problem(environment)).hasValue(SigningRefused.Reason.DEMO_KEYS);
    environment.setProperty("caunoi.signing.keys", "pkcs12");
    assertThat(CheckSigningKeys.problem(environment)).hasValue(SigningRefused.Reason.NO_STORE);
    environment.setProperty("caunoi.signing.store", "/etc/keys.p12");
    assertThat(CheckSigningKeys.problem(environment)).isEmpty();
  }

  /** A second opinion by a program that shares no line of code with ours. */
  @Test
  void anotherProgramAgrees() throws IOException, InterruptedException {
    boolean there = Files.isExecutable(Path.of("/usr/bin/pdfsig"));
    if (!there) {
      System.out.println("SKIPPED: no second opinion on signatures, install poppler-utils");
      assertThat(System.getenv("CI")).as("pdfsig of poppler-utils under CI").isNull();
    }
    assumeThat(there).isTrue();
    byte[] signed = OnDisk.sign(signing, Papers.pdf(), List.of(officer, seal));
    assertThat(pdfsig(signed))
        .containsSubsequence("Signature #1", "Signature is Valid", "Signature #2")
        .contains("Total document signed", "ETSI.CAdES.detached", "Lê Thử Ký")
        .doesNotContain("Signature is Invalid", "Digest Mismatch");
    signed[20] ^= 1;
    assertThat(pdfsig(signed)).contains("Digest Mismatch").doesNotContain("Signature is Valid");
  }

  private String pdfsig(byte[] pdf) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("signed.pdf"), pdf);
    ProcessBuilder command = new ProcessBuilder("/usr/bin/pdfsig", "-nocert", file.toString());
    command.environment().put("LC_ALL", "C.UTF-8");
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private SignatureReport check(byte[] pdf) {
    return OnDisk.read(checking, pdf);
  }

  private static SigningKeys slowly(SigningKeys keys, Runnable meanwhile) {
    return new SigningKeys() {

      @Override
      public SigningKey of(Holder holder) {
        meanwhile.run();
        return keys.of(holder);
      }

      @Override
      public List<X509Certificate> trusted() {
        return keys.trusted();
      }
    };
  }

  private SignFile signer(SigningKeys keys) {
    return new SignFile(
        new UsableKeys(keys, certificates, clock),
        checker(keys),
        new Proofs(SigningSettings.of(Keys.DEMO, null, "")),
        clock);
  }

  private CheckSignatures checker(SigningKeys keys) {
    return new CheckSignatures(
        new Trust(keys, certificates),
        new AskCertifier(new Proofs(SigningSettings.of(Keys.DEMO, null, "")), clock));
  }

  private byte[] locked(KeyStoreKeys keys) throws IOException, GeneralSecurityException {
    SigningKey key = keys.of(officer);
    List<CertificateToken> chain = key.chain().stream().map(CertificateToken::new).toList();
    PAdESSignatureParameters how = new PAdESSignatureParameters();
    how.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    how.setDigestAlgorithm(DigestAlgorithm.SHA256);
    how.setSigningCertificate(chain.getFirst());
    how.setCertificateChain(chain);
    how.bLevel().setSigningDate(Date.from(clock.instant()));
    how.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
    PAdESService service =
        new Proofs(SigningSettings.of(Keys.DEMO, null, "")).service(keys.trusted());
    DSSDocument plain = new InMemoryDocument(Papers.pdf());
    Signature pen = Signature.getInstance("SHA256withECDSA");
    pen.initSign(key.key());
    pen.update(service.getDataToSign(plain, how).getBytes());
    SignatureValue value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, pen.sign());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    service.signDocument(plain, how, value).writeTo(out);
    return out.toByteArray();
  }
}
