package org.caunoi.platform.crypto;

import java.nio.file.Path;

/** Houses of their own, for tests that renew their keys. */
public final class HouseKeys {

  private HouseKeys() {}

  /** The key of the house in a folder, as it is at this moment. */
  public static HouseKey in(Path dataDir) {
    return new HouseKey(new PersonalDataCipher(dataDir));
  }

  /** As the command {@code rotate-keys} does. */
  public static void rotate(Path dataDir) {
    new PersonalDataKeys(dataDir.resolve("keys")).rotate();
  }
}
