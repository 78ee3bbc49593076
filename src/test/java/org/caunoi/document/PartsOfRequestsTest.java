package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sent is written to nobody else's folder while it is read. */
@IntegrationTest
class PartsOfRequestsTest {

  @Autowired private MultipartConfigElement parts;
  @Autowired private WorkFolder work;

  @Test
  void partsWaitInTheOwnFolderOfThisHouseWhereverItWasStarted() {
    assertThat(Path.of(parts.getLocation())).isAbsolute().isEqualTo(work.path()).isDirectory();
  }
}
