package org.caunoi.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/**
 * One process per data folder; the operating system frees the lock when its holder dies, however it
 * dies.
 */
final class FolderLock implements AutoCloseable {

  static final String FILE = ".lock";

  /**
   * Within one process, closing any channel of a file frees every lock on it; so look here first.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FolderLock acquire(DataFolder folder) {
    Path file = folder.root().resolve(FILE);
    if (!HELD_HERE.add(file)) {
      throw new DatabaseRefused(Reason.FOLDER_IN_USE, folder.root(), ownName());
    }
    FolderLock lock = null;
    try {
      lock = lock(folder, file);
      return lock;
    } catch (IOException e) {
      throw folder.refusal(e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static FolderLock lock(DataFolder folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new DatabaseRefused(
          Reason.FOLDER_IN_USE, folder.root(), Files.readString(file).strip());
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(ownName().getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(file, channel);
  }

  private static String ownName() {
    return "PID " + ProcessHandle.current().pid();
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
