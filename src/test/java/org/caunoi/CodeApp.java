package org.caunoi;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** What somebody's telephone does with the key that the set-up page shows. */
public final class CodeApp {

  private static final Pattern KEY = Pattern.compile("<strong>([A-Z2-7 ]{32,})</strong>");

  private final byte[] secret;

  private CodeApp(byte[] secret) {
    this.secret = secret;
  }

  /** Reads the key on the page. */
  public static CodeApp of(HttpResponse<String> page) {
    Matcher key = KEY.matcher(page.body());
    if (!key.find()) {
      throw new AssertionError("No key on the page: " + page.statusCode());
    }
    return new CodeApp(new Base32().decode(key.group(1).replace(" ", "")));
  }

  public String code(Instant now) {
    TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()), now);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
