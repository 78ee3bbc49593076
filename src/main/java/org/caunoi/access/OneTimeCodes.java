package org.caunoi.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.stereotype.Component;

/** Time-based one-time codes (RFC 6238, 30 seconds, six digits) with secrets sealed at rest. */
@Component
class OneTimeCodes {

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final PersonalDataCipher cipher;
  private final Clock clock;

  OneTimeCodes(PersonalDataCipher cipher, Clock clock) {
    this.cipher = cipher;
    this.clock = clock;
  }

  static byte[] newSecret() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** What a code app reads to set itself up, as a QR or by hand. */
  static String setupUri(String username, byte[] secret) {
    return "otpauth://totp/CauNoi:%s?secret=%s&issuer=CauNoi"
        .formatted(username, new Base32().encodeAsString(secret).replace("=", ""));
  }

  byte[] seal(UUID accountId, byte[] secret) {
    return cipher.seal(Base64.getEncoder().encodeToString(secret), place(accountId));
  }

  byte[] open(UUID accountId, byte[] sealed) {
    return Base64.getDecoder().decode(cipher.open(sealed, place(accountId)));
  }

  /** Which half minute has this code: this one, the one before or the one after; else none. */
  OptionalLong halfMinute(UUID accountId, byte[] sealedSecret, String code) {
    byte[] typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    Instant now = clock.instant();
    for (int step = -1; step <= 1; step++) {
      Instant at = now.plus(generator.getTimeStep().multipliedBy(step));
      String expected = at(accountId, sealedSecret, at);
      if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), typed)) {
        return OptionalLong.of(at.getEpochSecond() / generator.getTimeStep().toSeconds());
      }
    }
    return OptionalLong.empty();
  }

  private String at(UUID accountId, byte[] sealedSecret, Instant at) {
    byte[] secret = open(accountId, sealedSecret);
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String place(UUID accountId) {
    return "access/totp/" + accountId;
  }
}
