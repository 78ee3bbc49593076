package org.caunoi.platform.crypto;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * A key for one thing. It is stored only wrapped, by another data key or by the house. Either it
 * seals a file or it wraps other keys.
 */
public final class DataKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int SEGMENT = 4096;

  private final byte[] key;

  DataKey(byte[] key) {
    this.key = key;
  }

  /** A new one. */
  public static DataKey fresh() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new DataKey(key);
  }

  /** Wraps a stream so that what is written is stored sealed, 4 KB of it in memory. */
  public OutputStream sealing(OutputStream target, String place) throws IOException {
    try {
      return files().newEncryptingStream(target, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IOException("Sealing a file failed.", e);
    }
  }

  /** Opens a stream made by {@link #sealing}; a changed byte makes reading fail. */
  public InputStream opening(InputStream source, String place) throws IOException {
    try {
      return files().newDecryptingStream(source, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IOException("Opening a sealed file failed.", e);
    }
  }

  /** Wraps another key for one place. */
  public byte[] wrap(DataKey inner, String place) {
    try {
      return new AesGcmJce(key).encrypt(inner.key, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Wrapping a key failed.", e);
    }
  }

  /** What {@link #wrap} wrapped for the same place. */
  public DataKey unwrap(byte[] wrapped, String place) {
    try {
      return new DataKey(new AesGcmJce(key).decrypt(wrapped, bytes(place)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A wrapped key does not open at " + place + ".", e);
    }
  }

  byte[] bytes() {
    return key.clone();
  }

  private StreamingAead files() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", BYTES, SEGMENT, 0);
  }

  private static byte[] bytes(String place) {
    return place.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DataKey[sealed]";
  }
}
