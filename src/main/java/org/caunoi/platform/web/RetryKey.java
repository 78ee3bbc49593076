package org.caunoi.platform.web;

/**
 * The header {@code Idempotency-Key}: 1 to 200 visible ASCII characters chosen by the caller. As a
 * request header of a controller it is refused with 400 where it is malformed.
 */
public record RetryKey(String value) {

  /** Read by Spring from the header. */
  public static RetryKey valueOf(String header) {
    if (!header.matches("[\\x21-\\x7E]{1,200}")) {
      throw new IllegalArgumentException("Not an Idempotency-Key");
    }
    return new RetryKey(header);
  }
}
