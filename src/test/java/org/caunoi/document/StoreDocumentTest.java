package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.WrittenFiles;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class StoreDocumentTest {

  private static final int MAX_BYTES = 10 * 1024 * 1024;
  private static final DocumentLimits LIMITS = new DocumentLimits(MAX_BYTES, 50, 40_000_000, 0);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T18:00:00Z"), ZoneOffset.UTC);
  private static final String AUTHORITY = "H26.TEST";

  @TempDir Path data;

  @Autowired JdbcClient jdbc;
  @Autowired PersonalDataCipher cipher;

  @Autowired private DocumentKeys keys;
  @Autowired PlatformTransactionManager transactions;
  @Autowired StoreDocument wiredStore;
  @Autowired Documents wiredDocuments;
  @Autowired DiscardDocument wiredDiscard;

  private FolderFiles files;
  private WorkFolder work;
  private DocumentFolder folder;
  private Documents documents;
  private StoreDocument store;
  private TransactionTemplate transaction;

  @BeforeEach
  void useAFolderOfOurOwn() throws IOException {
    work = new WorkFolder(data);
    files = new FolderFiles(data.resolve("documents"));
    folder = new DocumentFolder(work, LIMITS, cipher, files);
    documents = new Documents(jdbc, folder, keys);
    store = store(LIMITS);
    transaction = new TransactionTemplate(transactions);
  }

  @AfterEach
  void giveTheFolderBack() throws IOException {
    work.close();
  }

  @Test
  void readsBackWhatWasStored() throws Exception {
    for (byte[] content : List.of(Samples.pdf(2), Samples.jpeg(), Samples.png())) {
      StoredDocument stored = store.store(in(content), "don.pdf", AUTHORITY);

      assertThat(documents.get(stored.id())).isEqualTo(stored);
      assertThat(stored.size()).isEqualTo(content.length);
      assertThat(stored.sha256())
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
      assertThat(read(stored.id())).isEqualTo(content);
    }
  }

  @Test
  void worksAsWiredInTheApplication() throws IOException {
    byte[] jpeg = Samples.jpeg();

    StoredDocument stored = wiredStore.store(in(Samples.withExif(jpeg, 1)), null, AUTHORITY);

    try (InputStream content = wiredDocuments.open(stored.id())) {
      assertThat(content.readAllBytes()).isEqualTo(jpeg);
    }
    assertThat(wiredDocuments.get(stored.id()).removedMetadataBytes()).isPositive();
    wiredDiscard.discard(stored.id());
    assertThat(wiredDocuments.find(stored.id())).isEmpty();
  }

  @Test
  void keepsFilesSealedUnderTheMonthOfVietnam() throws IOException {
    byte[] pdf = Samples.pdf(1);

    StoredDocument stored = store.store(in(pdf), null, AUTHORITY);

    Path file = data.resolve("documents/26/12/" + stored.id());
    assertThat(sealedFiles()).containsExactly(file);
    byte[] sealed = Files.readAllBytes(file);
    assertThat(Samples.holds(sealed, "%PDF")).isFalse();
    assertThat(Samples.holds(sealed, "endobj")).isFalse();
    assertThat(permissions(file)).isEqualTo("rw-------");
    for (String of : List.of("documents", "documents/26", "documents/26/12", "tmp")) {
      assertThat(permissions(data.resolve(of))).isEqualTo("rwx------");
    }
    assertThat(permissions(work.path())).isEqualTo("rwx------");
  }

  @Test
  void leavesNothingInTheWorkFolder() throws IOException {
    store.store(in(Samples.withExif(Samples.jpeg(), 6)), null, AUTHORITY);
    refusal(Samples.pdf(51));
    refusal(Samples.zip());

    assertThat(work.path()).isEmptyDirectory();
  }

  @Test
  void acceptsExactlyTheLargestSizeAndNoByteMore() {
    byte[] jpeg = Samples.jpeg();
    byte[] full = Samples.joined(jpeg, new byte[MAX_BYTES - jpeg.length]);

    assertThat(store.store(in(full), null, AUTHORITY).size()).isEqualTo(jpeg.length);

    Refused refused = refusal(Samples.joined(full, new byte[1]));
    assertThat(refused.code()).isEqualTo("file-too-large");
    assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(refused.args()).containsExactly("10");
  }

  @Test
  void stopsReadingAStreamThatNeverEnds() {
    Endless endless = new Endless();

    assertThat(refusal(store, endless).code()).isEqualTo("file-too-large");

    assertThat(endless.read).isLessThan(MAX_BYTES + 200_000L);
    assertThat(work.path()).isEmptyDirectory();
  }

  @Test
  void refusesAnUploadThatBreaksOff() {
    InputStream broken =
        new SequenceInputStream(
            in(Samples.jpeg()),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });

    assertThat(refusal(store, broken).code()).isEqualTo("file-incomplete");
    assertThat(work.path()).isEmptyDirectory();
  }

  @Test
  void storesNothingWhereADocumentIsRefused() throws IOException {
    refusal(Samples.zip());
    refusal(new byte[0]);

    assertThat(sealedFiles()).isEmpty();
  }

  @Test
  void leavesRoomForTheDatabaseOnAFullDisk() throws IOException {
    StoreDocument full = store(new DocumentLimits(MAX_BYTES, 50, 40_000_000, Long.MAX_VALUE));

    Refused refused = refusal(full, in(Samples.jpeg()));

    assertThat(refused.code()).isEqualTo("store-full");
    assertThat(refused.kind()).isEqualTo(Kind.STORE_FULL);
    assertThat(sealedFiles()).isEmpty();
    assertThat(work.path()).isEmptyDirectory();
  }

  @Test
  void knowsAFullDiskByWhatTheSystemSays() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();

    try (FileOutputStream out = new FileOutputStream(full.toFile())) {
      IOException said = catchThrowableOfType(IOException.class, () -> out.write(1));
      assertThat(FileRefused.isDiskFull(said)).isTrue();
    }
    assertThat(FileRefused.isDiskFull(new IOException("Permission denied"))).isFalse();
  }

  @Test
  void leavesNoFileWhereTheRowCannotBeWritten() throws IOException {
    assertThatThrownBy(() -> store.store(in(Samples.jpeg()), null, "not\u0000storable"))
        .isInstanceOf(DataAccessException.class);

    assertThat(sealedFiles()).isEmpty();
    assertThat(work.path()).isEmptyDirectory();
  }

  @Test
  void leavesNoFileWhereTheCallersTransactionRollsBack() throws IOException {
    transaction.executeWithoutResult(
        status -> {
          store.store(in(Samples.jpeg()), null, AUTHORITY);
          status.setRollbackOnly();
        });

    assertThat(sealedFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.5, 0.999})
  void noticesAChangedByteBeforeAnythingIsSent(double where) throws IOException {
    UUID id = store.store(in(Samples.pdf(2)), null, AUTHORITY).id();
    Path file = files.path(id);
    byte[] sealed = Files.readAllBytes(file);
    sealed[(int) (sealed.length * where)] ^= 1;
    Files.write(file, sealed);

    assertDamaged(id);
  }

  @Test
  void noticesAShortenedASwappedAndAMissingFile() throws IOException {
    UUID first = store.store(in(Samples.pdf(1)), null, AUTHORITY).id();
    UUID second = store.store(in(Samples.pdf(2)), null, AUTHORITY).id();
    UUID third = store.store(in(Samples.pdf(3)), null, AUTHORITY).id();
    Files.write(files.path(first), Files.readAllBytes(files.path(second)));
    try (FileChannel channel = FileChannel.open(files.path(second), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 1);
    }
    Files.delete(files.path(third));

    assertDamaged(first);
    assertDamaged(second);
    assertDamaged(third);
  }

  @Test
  void doesNotKnowOtherIds() {
    UUID unknown = UUID.fromString("019ac000-0000-7000-8000-000000000000");

    assertThat(documents.find(unknown)).isEmpty();
    assertThat(catchThrowableOfType(Refused.class, () -> documents.open(unknown)).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void discardsRowAndFileOfADraft() throws IOException {
    UUID id = store.store(in(Samples.jpeg()), null, AUTHORITY).id();

    discard(id);

    assertThat(documents.find(id)).isEmpty();
    assertThat(sealedFiles()).isEmpty();
  }

  @Test
  void keepsTheFileWhereTheDiscardingRollsBack() throws IOException {
    UUID id = store.store(in(Samples.jpeg()), null, AUTHORITY).id();

    transaction.executeWithoutResult(
        status -> {
          new DiscardDocument(documents, folder).discard(id);
          status.setRollbackOnly();
        });

    assertThat(read(id)).isNotEmpty();
  }

  @Test
  void refusesToDiscardWhatBelongsToAnAct() throws IOException {
    UUID id = store.store(in(Samples.jpeg()), null, AUTHORITY).id();
    transaction.executeWithoutResult(status -> wiredDocuments.keep(id));

    Refused refused = catchThrowableOfType(Refused.class, () -> discard(id));

    assertThat(refused.code()).isEqualTo("document-kept");
    assertThat(read(id)).isNotEmpty();
  }

  @Test
  void keepsOnlyInsideTheTransactionOfAnAct() {
    UUID id = store.store(in(Samples.jpeg()), null, AUTHORITY).id();

    assertThatThrownBy(() -> wiredDocuments.keep(id))
        .isInstanceOf(IllegalTransactionStateException.class);
    transaction.executeWithoutResult(
        status -> {
          wiredDocuments.keep(id);
          status.setRollbackOnly();
        });
    discard(id);

    assertThat(documents.find(id)).isEmpty();
  }

  @Test
  void refusesToKeepWhatWasDiscarded() {
    UUID id = store.store(in(Samples.jpeg()), null, AUTHORITY).id();
    discard(id);

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> transaction.executeWithoutResult(status -> wiredDocuments.keep(id)));

    assertThat(refused.code()).isEqualTo("document-unknown");
  }

  @Test
  void sweepsOldFilesWithoutARowAndNoOthers() throws IOException {
    List<UUID> kept =
        Stream.of(1, 2, 3)
            .map(pages -> store.store(in(Samples.pdf(pages)), null, AUTHORITY).id())
            .toList();
    UUID orphan = orphan();
    UUID young = orphan();
    Files.writeString(data.resolve("documents/26/not-ours"), "");
    Path unfinished = Files.write(files.path(orphan()), new byte[1]);
    Files.move(unfinished, unfinished.resolveSibling(unfinished.getFileName() + ".part"));
    for (Path file : sealedFiles()) {
      Files.setLastModifiedTime(file, at(Duration.ofHours(25)));
    }
    Files.setLastModifiedTime(files.path(young), at(Duration.ofHours(23)));

    int removed = new SweepOrphans(files, documents, CLOCK).sweep();

    assertThat(removed).isEqualTo(2);
    assertThat(sealedFiles())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.concat(kept.stream(), Stream.of(young)).map(files::path),
                    Stream.of(data.resolve("documents/26/not-ours")))
                .toList());
    assertThat(files.path(orphan)).doesNotExist();
  }

  @Test
  void sweepsNothingWhereTheFolderSeemsToBelongToAnotherDatabase() throws IOException {
    store.store(in(Samples.jpeg()), null, AUTHORITY);
    orphan();
    orphan();
    for (Path file : sealedFiles()) {
      Files.setLastModifiedTime(file, at(Duration.ofDays(9)));
    }

    assertThat(new SweepOrphans(files, documents, CLOCK).sweep()).isZero();

    assertThat(sealedFiles()).hasSize(3);
  }

  @Test
  void storesNoNames() {
    UUID id = store.store(in(Samples.jpeg()), "Nguyễn Thử Nghiệm 001199000001.jpg", AUTHORITY).id();

    assertThat(
            jdbc.sql("SELECT row_to_json(d)::text FROM document.stored_document d WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single())
        .doesNotContain("Nghi", "001199000001")
        .contains("\"kept\":false", "\"kind\":\"JPEG\"");
    assertThat(
            jdbc.sql("SELECT stored_at FROM document.stored_document WHERE id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .isEqualTo(CLOCK.instant());
  }

  private StoreDocument store(DocumentLimits limits) {
    return new StoreDocument(
        new ReceiveUpload(limits),
        new ScanUpload(ScanSettings.off()),
        new DocumentFolder(work, limits, cipher, files),
        new FileInspection(limits),
        documents,
        keys,
        CLOCK);
  }

  /** A sealed file whose row is gone. */
  private UUID orphan() {
    UUID id = store.store(in(Samples.png()), null, AUTHORITY).id();
    documents.removeUnkept(id);
    return id;
  }

  private void discard(UUID id) {
    transaction.executeWithoutResult(status -> new DiscardDocument(documents, folder).discard(id));
  }

  private void assertDamaged(UUID id) {
    Refused refused = catchThrowableOfType(Refused.class, () -> documents.open(id));
    assertThat(refused.code()).isEqualTo("document-damaged");
    assertThat(refused.kind()).isEqualTo(Kind.GONE);
  }

  private Refused refusal(byte[] content) {
    return refusal(store, in(content));
  }

  private static Refused refusal(StoreDocument store, InputStream content) {
    return catchThrowableOfType(Refused.class, () -> store.store(content, "a.pdf", AUTHORITY));
  }

  private byte[] read(UUID id) throws IOException {
    try (InputStream content = documents.open(id)) {
      return content.readAllBytes();
    }
  }

  private List<Path> sealedFiles() throws IOException {
    return WrittenFiles.below(data.resolve("documents"));
  }

  private static FileTime at(Duration ago) {
    return FileTime.from(CLOCK.instant().minus(ago));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static InputStream in(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private static final class Endless extends InputStream {

    private long read;

    @Override
    public int read() {
      read++;
      return 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      read += length;
      return length;
    }
  }
}
