package org.caunoi.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short texts with the primary key of a keyset, byte for byte as Tink does, which opens them.
 * Tink itself makes a source of random numbers for each thread; a house with a thread for each
 * request would make one for each request.
 */
final class FieldSeal {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final byte[] prefix;
  private final SecretKeySpec key;

  private FieldSeal(byte[] prefix, SecretKeySpec key) {
    this.prefix = prefix;
    this.key = key;
  }

  @AccessesPartialKey
  static FieldSeal of(KeysetHandle keys) throws GeneralSecurityException {
    Key primary = keys.getPrimary().getKey();
    if (!(primary instanceof AesGcmKey gcm)) {
      throw new GeneralSecurityException("The primary key is none for AES-GCM.");
    }
    return new FieldSeal(
        gcm.getOutputPrefix().toByteArray(),
        new SecretKeySpec(gcm.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "AES"));
  }

  /** Prefix of the key, a nonce of its own, what is sealed and its tag; bound to the place. */
  byte[] seal(byte[] plain, byte[] place) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(place);
    int head = prefix.length + NONCE;
    byte[] sealed = Arrays.copyOf(prefix, head + plain.length + TAG);
    System.arraycopy(nonce, 0, sealed, prefix.length, NONCE);
    cipher.doFinal(plain, 0, plain.length, sealed, head);
    return sealed;
  }
}
