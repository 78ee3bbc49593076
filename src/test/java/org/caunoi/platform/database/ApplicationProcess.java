package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.Application;
import org.caunoi.TestDatabase;

/** The application in a process of its own, run to its end on a machine without any locale. */
record ApplicationProcess(int exitCode, String output) {

  static ApplicationProcess run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcaunoi.database.binaries-dir=" + TestDatabase.BINARIES,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Application.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeAll(List.of("SPRING_DATASOURCE_URL", "JAVA_TOOL_OPTIONS"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new ApplicationProcess(process.waitFor(), output);
  }
}
