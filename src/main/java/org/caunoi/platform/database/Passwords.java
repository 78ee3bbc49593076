package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/** Random passwords of the two database roles, each in a file only its owner can read. */
record Passwords(String superuser, String application) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Reads both; makes missing ones only while there is no cluster yet that would expect the lost
   * ones.
   */
  static Passwords of(DataFolder folder) {
    boolean mayCreate = !Files.exists(folder.cluster());
    try {
      return new Passwords(
          read(folder.postgres().resolve("superuser.password"), mayCreate),
          read(folder.postgres().resolve("application.password"), mayCreate));
    } catch (IOException e) {
      throw folder.refusal(e);
    }
  }

  private static String read(Path file, boolean mayCreate) throws IOException {
    if (!Files.exists(file)) {
      if (!mayCreate) {
        throw new DatabaseRefused(Reason.PASSWORD_MISSING, file);
      }
      byte[] random = new byte[24];
      RANDOM.nextBytes(random);
      write(file, Base64.getUrlEncoder().encodeToString(random));
    }
    return Files.readString(file).strip();
  }

  static void write(Path file, String content) throws IOException {
    Path unfinished =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, content);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
