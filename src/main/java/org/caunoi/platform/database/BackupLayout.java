package org.caunoi.platform.database;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup holds: a tar.gz of the data folder's files under their own names, described by the
 * first entry and followed by a list of checksums that {@code sha256sum -c} understands.
 */
final class BackupLayout {

  static final String DESCRIPTION = "backup.properties";
  static final String CHECKSUMS = "SHA256SUMS";
  static final String FORMAT = "1";
  static final String CLUSTER = "postgres/cluster";

  /** Old data that a restore put aside. */
  static final String PUT_ASIDE = "before-restore-";

  /** What lay outside the data folder; not part of it after a restore. */
  static final String ELSEWHERE = "elsewhere";

  private static final String UNFINISHED_UPLOADS = "tmp";

  /** What the application writes of its work: no data, and no surprise in a copy. */
  private static final Pattern LOG = Pattern.compile("logs?|.+\\.log(\\..+)?");

  static final String RESTORING = ".restoring";

  /**
   * Content the server makes anew or that would be wrong in a copy; the folders themselves stay.
   */
  private static final Set<String> EMPTIED_CLUSTER_FOLDERS =
      Set.of(
          "pg_wal",
          "pg_wal/archive_status",
          "pg_wal/summaries",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT_CLUSTER_FILES =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "backup_label",
          "tablespace_map",
          "backup_manifest",
          "pg_internal.init",
          "pg_control");

  private BackupLayout() {}

  /**
   * Whether a folder or file of the cluster, named from there, belongs in the copy of its files.
   */
  static boolean holdsInCluster(Path path) {
    String name = path.getFileName().toString();
    if (LEFT_OUT_CLUSTER_FILES.contains(name) || name.startsWith("pgsql_tmp")) {
      return false;
    }
    Path parent = path.getParent();
    return parent == null
        || EMPTIED_CLUSTER_FOLDERS.contains(path.toString())
        || EMPTIED_CLUSTER_FOLDERS.stream().noneMatch(parent::startsWith);
  }

  /** Whether a folder or file of the data folder, named from there, belongs in a backup. */
  static boolean holds(Path path) {
    String top = path.getName(0).toString();
    if (top.equals(FolderLock.FILE)
        || top.equals(UNFINISHED_UPLOADS)
        || top.equals(RESTORING)
        || top.equals(ELSEWHERE)
        || LOG.matcher(top).matches()
        || top.startsWith(PUT_ASIDE)) {
      return false;
    }
    if (!top.equals("postgres") || path.getNameCount() == 1) {
      return true;
    }
    return path.getName(1).toString().endsWith(".password");
  }
}
