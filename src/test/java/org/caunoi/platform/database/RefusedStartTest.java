package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.Application;
import org.caunoi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a person starts it, on a folder it must refuse. */
class RefusedStartTest {

  @TempDir Path folder;

  @Test
  void endsWithTheSentenceAndNoStackTrace() throws Exception {
    Files.createDirectories(folder.resolve("postgres/cluster"));
    Outcome outcome = startApplication();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("Thiếu tệp mật khẩu", "superuser.password is missing")
        .doesNotContain("Exception", "\tat ", "WARN", "ERROR");
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome startApplication() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Application.class.getName(),
                "--server.port=0",
                "--caunoi.data-dir=" + folder,
                "--caunoi.database.binaries-dir=" + TestDatabase.BINARIES));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
