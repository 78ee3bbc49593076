package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.platform.crypto.HouseKey;
import org.caunoi.platform.crypto.HouseKeys;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files open by the key of whom they belong to, and never again when it is destroyed. */
@IntegrationTest
class SubjectKeysTest {

  private static final String AUTHORITY = "H26.TEST";
  private static final DocumentLimits LIMITS = new DocumentLimits(1 << 20, 50, 1_000_000, 0);

  private static final byte[] PDF = Samples.pdf(1);

  @TempDir private Path data;

  @Autowired private JdbcClient jdbc;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transactions;

  private WorkFolder work;
  private FolderFiles files;
  private SubjectKeys subjects;
  private Documents documents;
  private StoreDocument store;

  @BeforeEach
  void aHouseOfItsOwn() throws IOException {
    work = new WorkFolder(data);
    files = new FolderFiles(data.resolve("documents"));
    wire();
  }

  @AfterEach
  void giveTheFolderBack() throws IOException {
    work.close();
  }

  @Test
  void aDestroyedKeyShutsTheFilesOfItsSubjectAndNoOthers() throws IOException {
    UUID one = kept(new Subject(AUTHORITY, UUID.randomUUID()));
    Subject other = new Subject(AUTHORITY, UUID.randomUUID());
    UUID first = kept(other);
    UUID second = kept(other);
    byte[] copy = Files.readAllBytes(files.path(first));
    assertThat(read(first)).isEqualTo(read(second)).isEqualTo(PDF);
    assertThat(keyOf(first)).isNotEqualTo(keyOf(second));

    assertThat(destroy(other.id())).isTrue();
    assertThat(destroy(other.id())).isFalse();
    assertThatThrownBy(() -> read(first)).hasMessage("document-expired");
    assertThatThrownBy(() -> read(second)).hasMessage("document-expired");
    assertThat(Files.readAllBytes(files.path(first))).isEqualTo(copy);
    assertThat(read(one)).isEqualTo(PDF);
    UUID late = stored();
    assertThatThrownBy(
            () -> transactions.executeWithoutResult(status -> documents.keep(late, other)))
        .hasMessage("document-expired");
  }

  @Test
  void aFileIsClaimedOnceAndAKeyMovedToAnotherRowOpensNothing() {
    Subject owner = new Subject(AUTHORITY, UUID.randomUUID());
    UUID file = kept(owner);
    transactions.executeWithoutResult(
        status -> documents.keep(file, new Subject(AUTHORITY, UUID.randomUUID())));
    assertThat(read(file)).isEqualTo(PDF);
    UUID another = kept(owner);
    jdbc.sql("UPDATE document.stored_document SET wrapped_key = :key WHERE id = :id")
        .param("key", keyOf(another))
        .param("id", file)
        .update();
    assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void filesOfFormerTimesOpenAsBefore() throws IOException {
    UUID old = stored();
    Files.delete(files.path(old));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream sealed = cipher.sealing(whole, "document/" + old)) {
      sealed.write(PDF);
    }
    files.put(old, whole::writeTo);
    jdbc.sql("UPDATE document.stored_document SET wrapped_key = NULL WHERE id = :id")
        .param("id", old)
        .update();
    assertThat(read(old)).isEqualTo(PDF);
    transactions.executeWithoutResult(
        status -> documents.keep(old, new Subject(AUTHORITY, UUID.randomUUID())));
    assertThat(read(old)).isEqualTo(PDF);
  }

  @Test
  void afterTheKeyOfTheHouseIsRenewedAllKeysAreWrappedAnew() {
    UUID file = kept(new Subject(AUTHORITY, UUID.randomUUID()));
    UUID loose = stored();
    byte[] before = keyOf(loose);
    HouseKeys.rotate(data);
    wire();
    assertThat(read(file)).isEqualTo(PDF);
    // The rows of the other tests belong to another house: this one looks at an empty table but for
    // its own, while nobody adds to it.
    transactions.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          jdbc.sql(
                  """
                  LOCK TABLE document.subject, document.stored_document IN SHARE ROW EXCLUSIVE MODE
                  """)
              .update();
          jdbc.sql("DELETE FROM document.stored_document WHERE id <> ALL (:own)")
              .param("own", new UUID[] {file, loose})
              .update();
          jdbc.sql("DELETE FROM document.subject WHERE id <> :own")
              .param("own", subjectOf(file))
              .update();
          RewrapKeys rewrapping = new RewrapKeys(jdbc, HouseKeys.in(data));
          assertThat(rewrapping.rewrap()).isEqualTo(2);
          assertThat(rewrapping.rewrap()).isZero();
          assertThat(keyOf(loose)).isNotEqualTo(before);
          assertThat(read(file)).isEqualTo(read(loose)).isEqualTo(PDF);
        });
  }

  private void wire() {
    HouseKey house = HouseKeys.in(data);
    subjects = new SubjectKeys(jdbc, house, clock);
    DocumentKeys keys = new DocumentKeys(jdbc, house, subjects);
    DocumentFolder folder = new DocumentFolder(work, LIMITS, cipher, files);
    documents = new Documents(jdbc, folder, keys);
    store =
        new StoreDocument(
            new ReceiveUpload(LIMITS),
            new ScanUpload(ScanSettings.off()),
            folder,
            new FileInspection(LIMITS),
            documents,
            keys,
            clock);
  }

  private UUID stored() {
    return store.store(new ByteArrayInputStream(PDF), null, AUTHORITY).id();
  }

  private UUID kept(Subject subject) {
    UUID id = stored();
    transactions.executeWithoutResult(status -> documents.keep(id, subject));
    return id;
  }

  private boolean destroy(UUID subject) {
    return Boolean.TRUE.equals(transactions.execute(status -> subjects.destroy(subject)));
  }

  private byte[] read(UUID id) {
    try (InputStream content = documents.open(id)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private UUID subjectOf(UUID id) {
    return jdbc.sql("SELECT subject_id FROM document.stored_document WHERE id = :id")
        .param("id", id)
        .query(UUID.class)
        .single();
  }

  private byte[] keyOf(UUID id) {
    return jdbc.sql("SELECT wrapped_key FROM document.stored_document WHERE id = :id")
        .param("id", id)
        .query((rs, n) -> rs.getBytes(1))
        .single();
  }
}
