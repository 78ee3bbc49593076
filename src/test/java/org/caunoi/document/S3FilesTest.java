package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Documents in an S3 store: against a real server in a process of its own. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=forms")
@NeedsNothing
class S3FilesTest {

  private static final DocumentLimits LIMITS =
      new DocumentLimits(10L * 1024 * 1024, 50, 40_000_000, 0);
  private static final String AUTHORITY = "H26.TEST";

  @TempDir private static Path kept;
  private static S3Server server;

  @Autowired private JdbcClient jdbc;
  @Autowired private PersonalDataCipher cipher;

  @Autowired private DocumentKeys keys;
  @Autowired private Clock clock;

  @TempDir private Path data;
  private WorkFolder work;
  private SealedFiles files;
  private Documents documents;
  private StoreDocument store;

  @BeforeAll
  static void start() throws IOException {
    server = new S3Server(kept);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  @BeforeEach
  void use() throws IOException {
    work = new WorkFolder(data);
    wire(server.settings());
  }

  @AfterEach
  void giveTheFolderBack() throws IOException {
    work.close();
  }

  @Test
  void whatWasStoredIsReadBackAndLiesThereSealed() throws IOException {
    byte[] pdf = Samples.pdf(3);
    UUID id = store(pdf);
    assertThat(read(id)).isEqualTo(pdf);
    byte[] sealed = Files.readAllBytes(server.objects().resolve("documents/" + id));
    assertThat(Samples.holds(sealed, "%PDF")).isFalse();
    assertThat(work.path()).isEmptyDirectory();
    assertThat(data.resolve("documents")).doesNotExist();
  }

  @Test
  void aChangedOrMissingObjectIsDamagedAndARemovedOneGone() throws IOException {
    UUID changed = store(Samples.jpeg());
    Path object = server.objects().resolve("documents/" + changed);
    byte[] sealed = Files.readAllBytes(object);
    sealed[sealed.length / 2] ^= 1;
    Files.write(object, sealed);
    assertThat(refused(() -> read(changed)).code()).isEqualTo("document-damaged");
    UUID missing = store(Samples.jpeg());
    files.remove(missing);
    files.remove(missing);
    assertThat(refused(() -> read(missing)).code()).isEqualTo("document-damaged");
  }

  @Test
  void aStoreThatBreaksOffInTheMiddleOfAFileIsDown() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(door));
      wire(
          new StoreSettings(
              S3Server.BUCKET,
              "http://localhost:" + door.getLocalPort(),
              "us-east-1",
              S3Server.ACCESS_KEY,
              S3Server.SECRET_KEY,
              Duration.ofSeconds(5)));
      assertThat(refused(() -> store(Samples.pdf(3))).code()).isEqualTo("store-down");
    }
  }

  private static void breakOff(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        caller.getInputStream().read();
        caller.setSoLinger(true, 0);
      } catch (IOException closed) {
        // The test is over.
      }
    }
  }

  @Test
  void whileTheStoreIsDownNothingIsStoredAndLaterNothingIsLost() throws Exception {
    byte[] pdf = Samples.pdf(1);
    UUID before = store(pdf);
    int rows = rows();
    server.kill();
    Refused down = refused(() -> store(pdf));
    assertThat(down.code()).isEqualTo("store-down");
    assertThat(down.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(refused(() -> read(before)).code()).isEqualTo("store-down");
    assertThat(rows()).isEqualTo(rows);
    assertThat(work.path()).isEmptyDirectory();
    server.restart();
    assertThat(read(before)).isEqualTo(pdf);
    assertThat(read(store(pdf))).isEqualTo(pdf);
  }

  @Test
  void aFullStoreIsSaidToBeFull() throws IOException {
    HttpServer full =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    full.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          byte[] answer =
              "<Error><Code>XMinioStorageFull</Code><Message>full</Message></Error>"
                  .getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(507, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    full.start();
    try {
      wire(
          new StoreSettings(
              "b",
              "http://localhost:" + full.getAddress().getPort(),
              "us-east-1",
              "a",
              "b",
              Duration.ofSeconds(5)));
      int rows = rows();
      Refused refused = refused(() -> store(Samples.png()));
      assertThat(refused.code()).isEqualTo("store-full");
      assertThat(refused.kind()).isEqualTo(Kind.STORE_FULL);
      assertThat(rows()).isEqualTo(rows);
    } finally {
      full.stop(0);
    }
  }

  @Test
  void objectsWithoutARowAreFoundByTheirAge() throws IOException {
    UUID id = store(Samples.png());
    try (Stream<SealedFiles.Found> found = files.before(clock.instant().plus(Duration.ofDays(1)))) {
      assertThat(found).contains(new SealedFiles.Found(id, false));
    }
    try (Stream<SealedFiles.Found> found =
        files.before(clock.instant().minus(Duration.ofDays(1)))) {
      assertThat(found).isEmpty();
    }
  }

  private void wire(StoreSettings settings) throws IOException {
    files = new StoreConfiguration().sealedFiles(settings, work, data);
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

  private UUID store(byte[] content) {
    return store.store(new ByteArrayInputStream(content), null, AUTHORITY).id();
  }

  private byte[] read(UUID id) {
    try (InputStream content = documents.open(id)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int rows() {
    return jdbc.sql("SELECT count(*) FROM document.stored_document WHERE authority = :authority")
        .param("authority", AUTHORITY)
        .query(Integer.class)
        .single();
  }

  private static Refused refused(Runnable act) {
    Refused refused = catchThrowableOfType(Refused.class, act::run);
    assertThat(refused).isNotNull();
    return refused;
  }
}
