package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.IntegrationTest;
import org.caunoi.document.ScanSettings.WhenDown;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every upload is shown to the scanner; what it does not call clean is opened to nobody. */
@IntegrationTest
class ScanUploadTest {

  private static final String AUTHORITY = "H26.QUET-THU";
  private static final DocumentLimits LIMITS = new DocumentLimits(1 << 20, 10, 1_000_000, 0);

  @Autowired private JdbcClient jdbc;
  @Autowired private PersonalDataCipher cipher;

  @Autowired private DocumentKeys keys;
  @Autowired private Clock clock;

  @TempDir private Path data;

  private FakeClamd clamd;
  private WorkFolder work;
  private DocumentFolder folder;
  private Documents documents;

  @BeforeEach
  void start() throws IOException {
    clamd = new FakeClamd();
    work = new WorkFolder(data);
    folder = new DocumentFolder(work, LIMITS, cipher, new FolderFiles(data.resolve("documents")));
    documents = new Documents(jdbc, folder, keys);
  }

  @AfterEach
  void stop() throws IOException {
    clamd.close();
    work.close();
    jdbc.sql("UPDATE document.stored_document SET scan = 'OFF' WHERE scan = 'WAITING'").update();
  }

  @Test
  void aCleanFileIsTakenAndGoesOverInPieces() throws IOException {
    UUID id = store(WhenDown.REFUSE, Samples.pdf(3)).id();
    assertThat(scanOf(id)).isEqualTo("CLEAN");
    assertThat(clamd.largestPiece()).isBetween(1, 64 * 1024);
    documents.open(id).close();
  }

  @Test
  void anInfectedFileIsRefusedAndNothingStays() {
    long before = count();
    assertThatThrownBy(() -> store(WhenDown.REFUSE, infected()))
        .isInstanceOf(Refused.class)
        .satisfies(
            e -> assertThat(((Refused) e).errors().getFirst().code()).isEqualTo("file-infected"));
    assertThat(count()).isEqualTo(before);
    assertThat(data.resolve("documents").toFile().list()).isEmpty();
  }

  @Test
  void withoutTheScannerUploadsAreRefused() throws IOException {
    clamd.close();
    assertThatThrownBy(() -> store(WhenDown.REFUSE, Samples.pdf(1)))
        .isInstanceOf(Refused.class)
        .hasMessage("scanner-down")
        .satisfies(e -> assertThat(((Refused) e).kind()).isEqualTo(Refused.Kind.UNAVAILABLE));
  }

  @Test
  void inQuarantineAFileWaitsUntilItWasScanned() throws IOException {
    String address = clamd.address();
    clamd.close();
    UUID clean = store(address, WhenDown.QUARANTINE, Samples.pdf(1)).id();
    UUID infected = store(address, WhenDown.QUARANTINE, infected()).id();
    assertThatThrownBy(() -> documents.open(clean)).hasMessage("document-waiting");
    assertThat(waiting(address).scan()).isZero();

    clamd = new FakeClamd();
    assertThat(waiting(clamd.address()).scan()).isEqualTo(2);
    documents.open(clean).close();
    assertThatThrownBy(() -> documents.open(infected)).hasMessage("document-infected");
  }

  @Test
  void aFileTheScannerCannotFinishKeepsNoOtherWaiting() throws IOException {
    UUID bad = store(WhenDown.QUARANTINE, with(FakeClamd.TOO_MUCH)).id();
    UUID clean = quarantined(Samples.pdf(1));
    assertThat(scanOf(bad)).isEqualTo("WAITING");
    assertThat(waiting(clamd.address()).scan()).isOne();
    documents.open(clean).close();
    assertThatThrownBy(() -> documents.open(bad)).hasMessage("document-waiting");
  }

  @Test
  void aScannerThatHangsIsNotWaitedForAtEachFileAndThoseBehindComeNext() throws IOException {
    String address = clamd.address();
    clamd.close();
    for (int i = 0; i < 5; i++) {
      store(address, WhenDown.QUARANTINE, with(FakeClamd.ENDLESS));
    }
    UUID clean = store(address, WhenDown.QUARANTINE, Samples.pdf(1)).id();
    clamd = new FakeClamd();
    ScanSettings impatient =
        new ScanSettings(clamd.address(), Duration.ofMillis(300), WhenDown.QUARANTINE);
    ScanWaiting waiting = new ScanWaiting(new ScanUpload(impatient), documents, folder, keys);
    assertThat(waiting.scan()).isZero();
    assertThat(clamd.callersThatGaveUp()).isEqualTo(3);
    assertThat(waiting.scan()).isOne();
    assertThat(clamd.callersThatGaveUp()).isEqualTo(5);
    documents.open(clean).close();
  }

  @Test
  void aFileThatIsGoneOrWhoseTimeRanOutKeepsNoOtherWaiting() throws IOException {
    UUID gone = quarantined(Samples.pdf(1));
    folder.delete(gone);
    UUID expired = quarantined(Samples.pdf(1));
    assertThat(keys.forget(expired, clock.instant())).isTrue();
    UUID clean = quarantined(Samples.pdf(1));
    assertThat(waiting(clamd.address()).scan()).isOne();
    documents.open(clean).close();
  }

  @Test
  void aHundredDamagedFilesAtTheFrontKeepNoOtherWaiting() throws IOException {
    UUID damaged = quarantined(Samples.pdf(1));
    folder.delete(damaged);
    String elsewhere = AUTHORITY + ".HU-HONG";
    jdbc.sql(
            """
            INSERT INTO document.stored_document
                (authority, id, kind, size, sha256, pages, width, height, removed_metadata,
                original_sha256, scan, stored_at)
            SELECT :elsewhere, gen_random_uuid(), kind, size, sha256, pages, width, height, removed_metadata,
                original_sha256, scan, stored_at - interval '1 hour'
            FROM document.stored_document, generate_series(1, 100) WHERE id = :id
            """)
        .param("elsewhere", elsewhere)
        .param("id", damaged)
        .update();
    try {
      UUID clean = quarantined(Samples.pdf(1));
      assertThat(waiting(clamd.address()).scan()).isOne();
      documents.open(clean).close();
    } finally {
      jdbc.sql("DELETE FROM document.stored_document WHERE authority = :elsewhere")
          .param("elsewhere", elsewhere)
          .update();
    }
  }

  @Test
  void aPictureKeepsTheHashOfWhatCame() throws IOException {
    byte[] original = Samples.withExif(Samples.jpeg(), 6);
    StoredDocument stored = store(WhenDown.REFUSE, original);
    assertThat(stored.originalSha256()).isEqualTo(DigestUtils.sha256Hex(original));
    assertThat(stored.sha256()).isNotEqualTo(stored.originalSha256());
    assertThat(documents.get(stored.id())).isEqualTo(stored);
  }

  @Test
  void addressesAreReadAsWritten() {
    ScanSettings named =
        new ScanSettings("quet.example:99", Duration.ofSeconds(1), WhenDown.REFUSE);
    assertThat(named.host()).isEqualTo("quet.example");
    assertThat(named.port()).isEqualTo(99);
    assertThat(new ScanSettings("quet", Duration.ZERO, WhenDown.REFUSE).port()).isEqualTo(3310);
    assertThat(ScanSettings.off().isOn()).isFalse();
  }

  /** Comes while the scanner is away, which then is back. */
  private UUID quarantined(byte[] file) throws IOException {
    clamd.close();
    UUID id = store(clamd.address(), WhenDown.QUARANTINE, file).id();
    clamd = new FakeClamd();
    return id;
  }

  private StoredDocument store(WhenDown whenDown, byte[] file) {
    return store(clamd.address(), whenDown, file);
  }

  private StoredDocument store(String address, WhenDown whenDown, byte[] file) {
    return new StoreDocument(
            new ReceiveUpload(LIMITS),
            scanner(address, whenDown),
            folder,
            new FileInspection(LIMITS),
            documents,
            keys,
            clock)
        .store(new ByteArrayInputStream(file), null, AUTHORITY);
  }

  private ScanWaiting waiting(String address) {
    return new ScanWaiting(scanner(address, WhenDown.QUARANTINE), documents, folder, keys);
  }

  private static ScanUpload scanner(String address, WhenDown whenDown) {
    return new ScanUpload(new ScanSettings(address, Duration.ofSeconds(5), whenDown));
  }

  /** A sound PDF with a word in it that the scanner of this test knows. */
  private static byte[] infected() {
    return with(FakeClamd.VIRUS);
  }

  private static byte[] with(String known) {
    byte[] pdf = Samples.pdf(1);
    byte[] word = ("\n%" + known + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    byte[] both = Arrays.copyOf(pdf, pdf.length + word.length);
    System.arraycopy(word, 0, both, pdf.length, word.length);
    return both;
  }

  private String scanOf(UUID id) {
    return jdbc.sql("SELECT scan FROM document.stored_document WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private long count() {
    return jdbc.sql("SELECT count(*) FROM document.stored_document WHERE authority = :authority")
        .param("authority", AUTHORITY)
        .query(Long.class)
        .single();
  }
}
