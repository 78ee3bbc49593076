package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server writes about itself: its process number and port. */
record PostmasterFile(long pid, int port) {

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(in(cluster));
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.getFirst().strip()), Integer.parseInt(lines.get(3).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(new PostmasterFile(-1, -1));
    }
  }

  /** The file of a server that is really alive. */
  static Optional<PostmasterFile> readRunning(Path cluster) throws IOException {
    return read(cluster)
        .filter(file -> file.pid() > 0 && Processes.isServerOf(cluster, file.pid()));
  }
}
