package org.caunoi.platform.crypto;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The command {@code rotate-keys}: from the next start on everything is sealed with new keys; what
 * was sealed before opens as before. Keyed hashes keep their key, or nothing would be found again.
 */
public final class RotateKeys {

  private static final String NAME = "rotate-keys";

  private RotateKeys() {}

  /** Runs the command if the arguments are it, and tells the exit code. */
  public static Optional<Integer> run(String... arguments) {
    if (arguments.length == 0 || !NAME.equals(arguments[0])) {
      return Optional.empty();
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    Path keys = Path.of(environment.getProperty("caunoi.data-dir", "data")).resolve("keys");
    try {
      return Optional.of(rotate(keys) ? 0 : 1);
    } catch (KeysRefused refused) {
      System.err.println(refused.getMessage());
      return Optional.of(1);
    }
  }

  private static boolean rotate(Path keys) {
    if (!new PersonalDataKeys(keys).rotate()) {
      System.err.println(
          "Không có khóa nào ở "
              + keys
              + ": hãy đặt caunoi.data-dir.\nThere are no keys in "
              + keys
              + ": set caunoi.data-dir.");
      return false;
    }
    System.out.println(
        "Đã thêm khóa mới. Khởi động lại mọi máy chủ, rồi sao lưu.\n"
            + "New keys were added. Restart every server, then take a backup.");
    return true;
  }
}
