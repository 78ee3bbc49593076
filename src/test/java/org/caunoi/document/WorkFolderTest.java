package org.caunoi.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNothing
class WorkFolderTest {

  @TempDir private Path data;

  @Test
  void whatAKilledHouseLeftIsRemovedAtTheStart() throws IOException {
    upload(data.resolve("tmp/left"));
    upload(data.resolve("tmp/locked-once"));
    Files.createFile(data.resolve("tmp/locked-once.lock"));

    try (WorkFolder work = new WorkFolder(data)) {
      assertThat(data.resolve("tmp/left")).doesNotExist();
      assertThat(data.resolve("tmp/locked-once")).doesNotExist();
      assertThat(data.resolve("tmp/locked-once.lock")).doesNotExist();
      assertThat(work.path()).isEmptyDirectory();
    }
  }

  @Test
  void anUploadAtAnotherNodeOnTheSameDataStaysUntilThatNodeIsGone() throws Exception {
    Process node = otherNode();
    try (InputStream said = node.getInputStream()) {
      Path upload = Path.of(new String(said.readNBytes(said.read()), UTF_8)).resolve("upload");
      Files.writeString(upload, "on its way");
      try (WorkFolder work = new WorkFolder(data)) {
        assertThat(upload).exists();
        assertThat(work.path()).isNotEqualTo(upload.getParent());
      }
      node.destroyForcibly().waitFor();
      try (WorkFolder work = new WorkFolder(data)) {
        assertThat(upload.getParent()).doesNotExist();
        assertThat(work.path()).isEmptyDirectory();
      }
    }
  }

  @Test
  void twoHousesInOneProcessLeaveEachOtherAlone() throws IOException {
    try (WorkFolder one = new WorkFolder(data)) {
      upload(one.path().resolve("of-one"));
      try (WorkFolder other = new WorkFolder(data)) {
        assertThat(one.path().resolve("of-one/upload")).exists();
        assertThat(other.path()).isEmptyDirectory();
      }
      assertThat(one.path()).isNotEmptyDirectory();
    }
    assertThat(data.resolve("tmp")).isDirectoryContaining("glob:**/start.lock");
    assertThat(Files.list(data.resolve("tmp"))).hasSize(1);
  }

  private static void upload(Path folder) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve("upload"), "left behind");
  }

  private Process otherNode() throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                OtherNode.class.getName(),
                data.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Holds a folder until it is killed; says its length and its name. */
  static final class OtherNode {

    public static void main(String[] args) throws Exception {
      byte[] folder = new WorkFolder(Path.of(args[0])).path().toString().getBytes(UTF_8);
      System.out.write(folder.length);
      System.out.write(folder);
      System.out.flush();
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
