package org.caunoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where the files of this test process are: in memory where the machine offers a file system there
 * with room to spare, since making and forgetting files costs a disk a twentieth of the suite; else
 * below {@code target}. They go with the process, or with the next one if it was killed.
 */
public final class Scratch {

  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 8L << 30;
  private static final long PAUSE = 50_000_000;
  private static final String PREFIX = "caunoi-tests-";

  /** Everybody may pass through: servers started by tests run as other users. */
  public static final Path FOLDER = make();

  private Scratch() {}

  private static Path make() {
    try {
      Path place = hasRoom() ? IN_MEMORY : Files.createDirectories(Path.of("target"));
      try (Stream<Path> folders = Files.list(place)) {
        folders.filter(Scratch::isLeftOver).forEach(Scratch::delete);
      }
      Path folder =
          Files.createDirectories(place.resolve(PREFIX + ProcessHandle.current().pid()))
              .toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasRoom() throws IOException {
    return Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() > ROOM;
  }

  private static boolean isLeftOver(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith(PREFIX)
        && Files.isWritable(folder)
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
  }

  /** A folder nobody will use again, and with the last of them the place for all. */
  public static void deleteAtEnd(Path folder) {
    delete(folder);
    leave(FOLDER);
  }

  private static void leave(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else will be the last one.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Again where a process that is about to end took a file away meanwhile. */
  private static void delete(Path folder) {
    for (int again = 30; again >= 0; again--) {
      try {
        FileSystemUtils.deleteRecursively(folder);
        return;
      } catch (IOException e) {
        if (again == 0 || !(e instanceof NoSuchFileException)) {
          throw new IllegalStateException(e);
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
