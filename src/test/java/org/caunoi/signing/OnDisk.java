package org.caunoi.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Lays files on the disk for those who sign and check them there. */
final class OnDisk {

  private OnDisk() {}

  static byte[] sign(SignFile signing, byte[] pdf, List<Holder> holders) {
    return laid(pdf, file -> bytes(signing.sign(file, holders)));
  }

  static SignatureReport read(CheckSignatures checking, byte[] pdf) {
    return laid(pdf, checking::read);
  }

  static SignatureReport check(CheckSignatures checking, byte[] pdf, @Nullable Instant known) {
    return laid(pdf, file -> checking.check(file, known));
  }

  static PagePlaces places(byte[] pdf) {
    return laid(pdf, PagePlaces::read);
  }

  private static <T> T laid(byte[] pdf, Function<Path, T> work) {
    try {
      Path folder = Files.createTempDirectory("on-disk");
      try {
        return work.apply(Files.write(folder.resolve("upload"), pdf));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
