package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/**
 * Where everything the product keeps on disk lives; the database has the sub-folder {@code
 * postgres}.
 */
record DataFolder(Path root) {

  private static final long NEEDED_BYTES = 300L << 20;
  private static final long NEEDED_TO_GO_ON = 32L << 20;

  static DataFolder at(Path path) {
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path cluster() {
    return postgres().resolve("cluster");
  }

  Path unfinishedCluster() {
    return postgres().resolve("cluster.new");
  }

  Path log() {
    return postgres().resolve("log");
  }

  Path port() {
    return postgres().resolve("port");
  }

  /**
   * Creates the folders; others may pass through but not list, so that the server's own account
   * reaches its files.
   */
  void create() {
    try {
      Files.createDirectories(postgres());
      if (Processes.isRoot()) {
        letOthersPass(root);
        letOthersPass(postgres());
      }
      Path probe = Files.createTempFile(postgres(), "probe", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  void requireSpace() {
    requireSpaceFor(0);
  }

  /** Refuses where the disk does not hold this much and what a server needs beside it. */
  void requireSpaceFor(long bytes) {
    require(NEEDED_BYTES + bytes);
  }

  /** Enough to start what is there already: it writes before it can tell that it cannot. */
  void requireSpaceToGoOn() {
    require(NEEDED_TO_GO_ON);
  }

  private void require(long bytes) {
    try {
      if (Files.getFileStore(root).getUsableSpace() < bytes) {
        throw new DatabaseRefused(Reason.DISK_FULL, root);
      }
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  DatabaseRefused refusal(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left on device");
    return new DatabaseRefused(full ? Reason.DISK_FULL : Reason.FOLDER_UNWRITABLE, e, root);
  }

  private static void letOthersPass(Path folder) throws IOException {
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
    Set<PosixFilePermission> open = EnumSet.copyOf(now);
    open.add(PosixFilePermission.OTHERS_EXECUTE);
    if (!open.equals(now)) {
      Files.setPosixFilePermissions(folder, open);
    }
  }
}
