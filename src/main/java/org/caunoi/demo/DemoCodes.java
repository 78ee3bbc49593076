package org.caunoi.demo;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import javax.crypto.spec.SecretKeySpec;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Code secrets of the sample people, worked out from this installation's own keys, so that the demo
 * can show a newcomer the code that a colleague's phone would show. Real people get random secrets.
 */
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoCodes {

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final PersonalDataCipher cipher;
  private final Clock clock;

  DemoCodes(PersonalDataCipher cipher, Clock clock) {
    this.cipher = cipher;
    this.clock = clock;
  }

  byte[] secret(DemoPerson person) {
    return cipher.lookup("demo-code", person.username());
  }

  String current(DemoPerson person) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret(person), generator.getAlgorithm()), clock.instant());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
