package org.caunoi.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but the owner of the process can read. */
final class OwnerOnly {

  private OwnerOnly() {}

  static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, permissions("rwx------"));
  }

  static FileAttribute<Set<PosixFilePermission>> file() {
    return permissions("rw-------");
  }

  private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
