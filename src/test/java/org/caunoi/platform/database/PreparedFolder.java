package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caunoi.Scratch;

/** Copies of one data folder that was started once, so that not every test waits for a new one. */
final class PreparedFolder {

  private static final Path ORIGINAL = prepare();

  private PreparedFolder() {}

  static void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Processes.Outcome outcome =
        Processes.run(List.of("cp", "-a", ORIGINAL + "/postgres", folder + "/"));
    if (outcome.exitCode() != 0) {
      throw new IOException(outcome.output());
    }
    Files.deleteIfExists(folder.resolve("postgres/port"));
  }

  private static Path prepare() {
    try {
      Path original = Files.createDirectory(Scratch.FOLDER.resolve("prepared"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Scratch.deleteAtEnd(original)));
      EmbeddedPostgres.start(ServerProcess.settings(original)).close();
      return original;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
