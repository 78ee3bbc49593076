package org.caunoi.post.carrier;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One status as a carrier told it.
 *
 * @param reference our own number, where the carrier repeats it
 * @param number the carrier's number, where it says one
 * @param code its status code; null where it sent words only
 * @param text its words, which may name people
 */
public record Notice(
    @Nullable String reference,
    @Nullable String number,
    @Nullable String code,
    String text,
    Instant at) {

  /** What it is about, by our number where it is known. */
  String subject() {
    return Objects.requireNonNullElse(reference, String.valueOf(number));
  }

  @Override
  public String toString() {
    return "Notice[" + code + "]";
  }
}
