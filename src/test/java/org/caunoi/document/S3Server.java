package org.caunoi.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** S3Proxy as a process of its own, over a folder that outlives it. */
public final class S3Server implements AutoCloseable {

  static final String BUCKET = "cau-noi";
  static final String ACCESS_KEY = "thu-nghiem";
  static final String SECRET_KEY = "khoa-thu-nghiem";
  private static final Path JAR = Path.of("target/s3/s3proxy.jar");

  private final Path folder;
  private final int port;
  private Process process;

  public S3Server(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    process = start();
  }

  StoreSettings settings() {
    return new StoreSettings(
        BUCKET, endpoint(), "us-east-1", ACCESS_KEY, SECRET_KEY, Duration.ofSeconds(5));
  }

  /** What the commands of the application are told to use it. */
  public List<String> arguments() {
    return List.of(
        "--caunoi.documents.s3.bucket=" + BUCKET,
        "--caunoi.documents.s3.endpoint=" + endpoint(),
        "--caunoi.documents.s3.access-key=" + ACCESS_KEY,
        "--caunoi.documents.s3.secret-key=" + SECRET_KEY,
        "--caunoi.documents.s3.timeout=5s");
  }

  String endpoint() {
    return "http://localhost:" + port;
  }

  /** The folder the objects lie in, as the server keeps them. */
  public Path objects() {
    return folder.resolve("objects").resolve(BUCKET);
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  public void restart() throws IOException {
    process = start();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private Process start() throws IOException {
    Path settings = folder.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(endpoint(), ACCESS_KEY, SECRET_KEY, folder.resolve("objects")));
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !started.isAlive() || listens());
    if (!started.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("s3proxy.log")));
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
