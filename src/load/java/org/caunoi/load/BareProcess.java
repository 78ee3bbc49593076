package org.caunoi.load;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@link BareServer} beside the house, on its PostgreSQL, with its Java. */
final class BareProcess implements AutoCloseable {

  /** What it takes of the application's libraries; without a logger behind slf4j. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(tomcat-embed-core|jakarta.annotation-api|HikariCP|postgresql|slf4j-api)-[0-9].*\\.jar");

  /** A process's first filing: above all numbers that pgbench draws, with twelve digits. */
  private static final AtomicLong FIRST = new AtomicLong(900_000_000_001L);

  private static final long NUMBERS = 10_000_000_000L;

  private static final String SOURCE = "src/load/java/org/caunoi/load/BareServer.java";

  private final int port;
  private final Process process;

  private BareProcess(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Ready when this returns. */
  static BareProcess start(House house, CapturedFiling filing) throws IOException {
    Path folder = Files.createDirectories(house.data().toAbsolutePath().resolve("bare"));
    Path statements = folder.resolve("statements");
    Path answer = folder.resolve("answer.json");
    Repeated.write(statements, filing.statements());
    Files.writeString(answer, filing.answer());
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = house.java();
    command.addAll(List.of("-cp", libraries(house.libraries()), SOURCE, String.valueOf(port)));
    command.add("jdbc:postgresql://127.0.0.1:" + house.postgresPort() + "/caunoi");
    command.add(house.data().resolve("postgres/application.password").toString());
    command.addAll(List.of(statements.toString(), answer.toString(), folder.toString()));
    command.add(String.valueOf(FIRST.getAndAdd(NUMBERS)));
    Path log = folder.resolve("errors.log");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!"ready".equals(process.inputReader().readLine())) {
      process.destroyForcibly();
      throw new IllegalStateException("The bare server did not start; see " + log);
    }
    return new BareProcess(port, process);
  }

  private static String libraries(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> NEEDED.matcher(file.getFileName().toString()).matches())
          .map(file -> file.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
