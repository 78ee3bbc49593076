package org.caunoi.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where uploads of this house are at work: a folder of its own under {@code <data>/tmp}, locked for
 * as long as the house runs. What killed houses left there is removed at the start; the folder of
 * another node that runs on the same data stays.
 */
@Component
final class WorkFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

  /** The system asks nobody for a lock that the same process holds. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel held;

  WorkFolder(@Value("${caunoi.data-dir:data}") Path dataDir) throws IOException {
    Path all = OwnerOnly.folder(dataDir.resolve("tmp").toAbsolutePath());
    folder = all.resolve(UUID.randomUUID().toString());
    synchronized (OF_THIS_PROCESS) {
      try (FileChannel start = open(all.resolve("start" + LOCK))) {
        start.lock();
        removeWhatIsLeft(all);
        held = open(lockOf(folder));
        held.lock();
        OF_THIS_PROCESS.add(OwnerOnly.folder(folder));
      }
    }
  }

  Path path() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    held.close();
    Files.deleteIfExists(lockOf(folder));
    OF_THIS_PROCESS.remove(folder);
  }

  private static void removeWhatIsLeft(Path all) throws IOException {
    List<Path> found;
    try (Stream<Path> entries = Files.list(all)) {
      found = entries.filter(entry -> !entry.toString().endsWith(LOCK)).toList();
    }
    for (Path left : found) {
      if (!OF_THIS_PROCESS.contains(left)) {
        removeUnlessHeld(left);
      }
    }
  }

  private static void removeUnlessHeld(Path left) throws IOException {
    try (FileChannel channel = open(lockOf(left))) {
      if (channel.tryLock() != null) {
        FileSystemUtils.deleteRecursively(left);
        Files.delete(lockOf(left));
      }
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
  }
}
