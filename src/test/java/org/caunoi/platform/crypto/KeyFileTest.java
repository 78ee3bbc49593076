package org.caunoi.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was put in place is on the disk, whenever the power goes. */
@NeedsNothing
class KeyFileTest {

  @TempDir private Path data;

  @Test
  void theFileIsForcedToTheDiskAndThenItsFolder() throws IOException {
    Path key = data.resolve("keys/thu.json");
    List<String> forced = forcedWhile(() -> KeyFile.write(key, "khóa thử nghiệm"));

    assertThat(forced).hasSize(3);
    assertThat(forced.getFirst()).startsWith(data + "/keys/key").endsWith(".new");
    assertThat(forced.get(1)).isEqualTo(data + "/keys");
    assertThat(forced.get(2)).startsWith(data.toString());
    assertThat(key).hasContent("khóa thử nghiệm");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(data.resolve("keys").toFile().list()).containsExactly("thu.json");
  }

  @Test
  void renewedKeysAreForcedToTheDiskToo() throws IOException {
    new PersonalDataCipher(data);
    List<String> forced = forcedWhile(() -> HouseKeys.rotate(data));

    assertThat(forced).filteredOn(path -> path.endsWith(".new")).as("old and new").hasSize(4);
    assertThat(forced).filteredOn(path -> path.equals(data + "/keys")).hasSize(4);
  }

  private List<String> forcedWhile(Work work) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      work.run();
      recording.stop();
      Path heard = Files.createTempFile("forced", ".jfr");
      try {
        recording.dump(heard);
        return RecordingFile.readAllEvents(heard).stream()
            .map(event -> event.getString("path"))
            .filter(path -> path.startsWith(data.toString()))
            .toList();
      } finally {
        Files.delete(heard);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }
}
