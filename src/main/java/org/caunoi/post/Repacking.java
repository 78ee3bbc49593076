package org.caunoi.post;

import org.jspecify.annotations.Nullable;

/**
 * How it goes out this time.
 *
 * @param carrier null where the rule chooses
 * @param address whole; null where the first one was right
 * @param grams as weighed; null for an ordinary letter
 */
public record Repacking(
    String seal, @Nullable String carrier, @Nullable String address, @Nullable Integer grams) {

  @Override
  public String toString() {
    return "Repacking[]";
  }
}
