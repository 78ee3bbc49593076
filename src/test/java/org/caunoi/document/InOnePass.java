package org.caunoi.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a JPEG anew as one of one pass that shows the very same picture. */
final class InOnePass {

  private InOnePass() {}

  /** Refused: {@code file-damaged}. */
  static void write(Path bare, Path inOne) throws IOException {
    JpegReading.open(
        bare,
        reading -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(inOne))) {
            OneScan written =
                OneScan.begin(reading.scans().frame(), reading.scans().quantisation(), out);
            reading.each(written::write);
            written.end();
          }
        });
  }
}
