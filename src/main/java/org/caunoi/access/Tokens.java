package org.caunoi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random bearer tokens; only their SHA-256 is ever stored. */
public final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CLEAR = "abcdefghkmnprstuvwxyz23456789";

  private Tokens() {}

  /** 256 random bits, safe in a cookie or a link. */
  public static String next() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A random number of six digits, the first may be zero. */
  public static String sixDigits() {
    return "%06d".formatted(RANDOM.nextInt(1_000_000));
  }

  /** Groups of four letters and digits that nobody mistakes for one another, to be read out. */
  static String readable(int groups) {
    return IntStream.range(0, groups)
        .mapToObj(
            group ->
                RANDOM
                    .ints(4, 0, CLEAR.length())
                    .mapToObj(at -> CLEAR.substring(at, at + 1))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }

  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
