package org.caunoi.platform.crypto;

import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Wraps data keys with the key of the house, which {@code rotate-keys} renews. */
@Component
public class HouseKey {

  /** What the library puts before each sealed value: a version and the number of the key. */
  private static final int MARK = 5;

  private final PersonalDataCipher cipher;

  HouseKey(PersonalDataCipher cipher) {
    this.cipher = cipher;
  }

  public byte[] wrap(DataKey key, String place) {
    return cipher.seal(key.bytes(), place);
  }

  public DataKey unwrap(byte[] wrapped, String place) {
    return new DataKey(cipher.openBytes(wrapped, place));
  }

  /** The first bytes of all that is wrapped with the newest key. */
  public byte[] mark() {
    return Arrays.copyOf(cipher.seal(new byte[0], "mark"), MARK);
  }
}
