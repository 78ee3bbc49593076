package org.caunoi.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.caunoi.shared.Refused;

/** Uploaded files: taken as what they are, or refused. */
public final class FuzzUploads {

  private static final FileInspection INSPECTION =
      new FileInspection(new DocumentLimits(10 * 1024 * 1024, 50, 40_000_000, 0));

  private FuzzUploads() {}

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      try {
        Path file = Files.write(folder.resolve("upload"), data);
        INSPECTION.inspect(file, "upload.pdf");
      } catch (Refused notOne) {
        notOne.code();
      } finally {
        try (Stream<Path> left = Files.walk(folder)) {
          left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
