package org.caunoi.load;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** An application of the same framework that answers over HTTP and does nothing else. */
final class EmptyApplication {

  private static final String SOURCE =
      """
      package empty;

      import org.springframework.boot.SpringApplication;
      import org.springframework.boot.autoconfigure.SpringBootApplication;

      @SpringBootApplication
      public class Empty {
        public static void main(String[] arguments) {
          SpringApplication.run(Empty.class, arguments);
        }
      }
      """;

  /** What the framework needs for web pages, and no more of what we use. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(spring-(core|beans|context|aop|expression|web|webmvc)|spring-boot"
              + "|spring-boot-(autoconfigure|jackson|tomcat|http-converter|webmvc|servlet|web-server)"
              + "|jackson-(core|databind)|jackson-annotations|tomcat-embed-(core|el)|logback-(classic|core)"
              + "|slf4j-api|jul-to-slf4j|log4j-to-slf4j|log4j-api|micrometer-(observation|commons)"
              + "|jakarta.annotation-api|snakeyaml|jspecify|commons-logging)-[0-9].*\\.jar");

  private final String classPath;
  private final Path data;
  private final List<String> options;
  private final int port;

  private EmptyApplication(String classPath, Path data, List<String> options) throws IOException {
    this.classPath = classPath;
    this.data = data;
    this.options = options;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  /** Compiled, packed and started once, so that Java keeps what it learns as for ours. */
  static EmptyApplication made(Path lib, Path data, List<String> options) throws Exception {
    String jars;
    try (var files = Files.list(lib)) {
      jars =
          files
              .filter(file -> NEEDED.matcher(file.getFileName().toString()).matches())
              .map(file -> file.toAbsolutePath().toString())
              .sorted()
              .collect(Collectors.joining(File.pathSeparator));
    }
    Path folder = Files.createDirectories(data.resolve("empty"));
    Path source = Files.writeString(folder.resolve("Empty.java"), SOURCE);
    Path made = folder.resolve("empty.jar");
    pack(source, jars, made);
    EmptyApplication empty = new EmptyApplication(made + File.pathSeparator + jars, data, options);
    empty.toItsFirstAnswer("-XX:AOTCacheOutput=" + data.resolve("empty.aot"));
    return empty;
  }

  /** Compiles one source and puts what comes out into a jar. */
  static void pack(Path source, String classPath, Path made) throws IOException {
    Path classes = Files.createDirectories(made.resolveSibling(made.getFileName() + "-classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                source.toString());
    if (failed != 0) {
      throw new IllegalStateException(source + " does not compile");
    }
    java.util.spi.ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(System.out, System.err, "-cf", made.toString(), "-C", classes.toString(), ".");
  }

  double toItsFirstAnswer() throws Exception {
    return toItsFirstAnswer("-XX:AOTCache=" + data.resolve("empty.aot"));
  }

  /** Once more, with a log of the classes it loads. */
  void watched(Path classes) throws Exception {
    toItsFirstAnswer(
        "-XX:AOTCache=" + data.resolve("empty.aot"), "-Xlog:class+load:file=" + classes);
  }

  private double toItsFirstAnswer(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", classPath, "empty.Empty", "--server.port=" + port));
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("empty.log").toFile())
            .start();
    try {
      while (process.isAlive()) {
        try (Wire wire = new Wire(URI.create("http://127.0.0.1:" + port), 10_000)) {
          wire.send("GET", "/", "", "");
          double seconds = (System.nanoTime() - begin) / 1e9;
          if (more.length == 1 && more[0].startsWith("-XX:AOTCache=")) {
            StartProfile.computed("an empty application", process.pid());
          }
          return seconds;
        } catch (IOException notYet) {
          Thread.sleep(20);
        }
      }
      throw new IllegalStateException("It does not start; see " + data + "/empty.log");
    } finally {
      StartTime.stop(process);
    }
  }

  static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }
}
