package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caunoi.document.ScanSettings.WhenDown;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows every upload to the virus scanner, where there is one. */
@Component
class ScanUpload {

  private static final Logger LOG = LoggerFactory.getLogger(ScanUpload.class);

  private final ScanSettings settings;
  private final Clamd clamd;

  ScanUpload(ScanSettings settings) {
    this.settings = settings;
    this.clamd = new Clamd(settings);
  }

  boolean isOn() {
    return settings.isOn();
  }

  /** What it says of a file that comes in. Refused: {@code file-infected}, {@code scanner-down}. */
  Scan ask(Path file) throws IOException {
    if (!settings.isOn()) {
      return Scan.OFF;
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (!clamd.isClean(content)) {
        throw FileRefused.invalid("file-infected");
      }
      return Scan.CLEAN;
    } catch (IOException e) {
      LOG.warn("The virus scanner does not answer: {}", e.getClass().getSimpleName());
      if (settings.whenDown() == WhenDown.REFUSE) {
        throw new Refused(Kind.UNAVAILABLE, "scanner-down", List.of());
      }
      return Scan.WAITING;
    }
  }

  /** As {@link Clamd#isClean}. */
  boolean isClean(InputStream content) throws IOException {
    return clamd.isClean(content);
  }
}
