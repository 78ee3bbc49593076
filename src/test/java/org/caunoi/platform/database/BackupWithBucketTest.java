package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.StartsServers;
import org.caunoi.document.BucketFiles;
import org.caunoi.document.S3Server;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/** Documents in a bucket are part of a backup, or there is none. */
@StartsServers
class BackupWithBucketTest {

  private static final String ONE = "documents/0192f000-0000-7000-8000-000000000001";
  private static final String TWO = "documents/0192f000-0000-7000-8000-000000000002";
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path parent;
  private Path data;
  private Path archive;

  @BeforeEach
  void aHouseWithABucket() throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = parent.resolve("data");
    archive = parent.resolve("backup.tar.gz");
    PreparedFolder.copyTo(data);
    FilesElsewhere.mark(data, "S3 of the test");
  }

  @Test
  void whatTheBucketHeldIsBackAfterARestore() throws Exception {
    Path other = parent.resolve("other");
    try (S3Server store = new S3Server(parent.resolve("s3"))) {
      FilesElsewhere bucket = bucket(store.arguments());
      bucket.put(ONE, Files.writeString(parent.resolve("one"), "một"));
      bucket.put(TWO, Files.write(parent.resolve("two"), new byte[300_000]));
      List<String> backup = new ArrayList<>(List.of("backup", "--to", archive.toString()));
      backup.add("--caunoi.data-dir=" + data);
      backup.addAll(store.arguments());
      assertThat(ApplicationProcess.run(backup.toArray(String[]::new)).exitCode()).isZero();
      FileSystemUtils.deleteRecursively(store.objects().resolve("documents"));

      assertRefused(Reason.BACKUP_HOLDS_BUCKET, () -> restore(null).from(archive, false));
      assertThat(other).doesNotExist();
      restore(bucket).from(archive, false);
      assertThat(store.objects().resolve(ONE)).hasContent("một");
      assertThat(store.objects().resolve(TWO)).hasSize(300_000);
    }
    assertThat(other.resolve(BackupLayout.ELSEWHERE)).doesNotExist();
    assertThat(other.resolve(FilesElsewhere.MARK)).hasContent("S3 of the test");

    Files.writeString(other.resolve("kept"), "cũ");
    assertRefused(Reason.STORE_FAILED, () -> restore(nowhere()).from(archive, true));
    assertThat(other.resolve("kept")).hasContent("cũ");
    assertThat(other.resolve(BackupLayout.RESTORING)).doesNotExist();
  }

  @Test
  void thereIsNoBackupWithoutThem() {
    assertThatThrownBy(() -> new TakeBackup(settings(data), CLOCK, Optional.empty()).to(archive))
        .hasMessageContainingAll("S3 of the test", "CAUNOI_DOCUMENTS_S3_");
    assertRefused(
        Reason.BACKUP_FAILED,
        () -> new TakeBackup(settings(data), CLOCK, Optional.of(nowhere())).to(archive));
    assertThat(archive).doesNotExist();
  }

  private RestoreBackup restore(@Nullable FilesElsewhere bucket) {
    return new RestoreBackup(settings(parent.resolve("other")), CLOCK, Optional.ofNullable(bucket));
  }

  private static FilesElsewhere nowhere() {
    return bucket(
        List.of(
            "--caunoi.documents.s3.bucket=x",
            "--caunoi.documents.s3.endpoint=http://localhost:1",
            "--caunoi.documents.s3.access-key=x",
            "--caunoi.documents.s3.secret-key=x",
            "--caunoi.documents.s3.timeout=1s"));
  }

  private static FilesElsewhere bucket(List<String> arguments) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
    return BucketFiles.of(environment).orElseThrow();
  }

  private static EmbeddedPostgresSettings settings(Path folder) {
    return ServerProcess.settings(folder);
  }

  private static void assertRefused(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DatabaseRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
