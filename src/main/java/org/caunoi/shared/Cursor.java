package org.caunoi.shared;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: what its last row is sorted by, and its id. */
public record Cursor(Instant at, String id) {

  private static final int LONGEST = 300;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** None for the first page. Refused: {@code bad-cursor} at {@code /cursor}. */
  public static @Nullable Cursor of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      byte[] bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
      Cursor cursor = new Cursor(Instant.parse(parts[0]), parts[parts.length - 1]);
      if (cursor.text().equals(text)) {
        return cursor;
      }
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      throw Refused.field("/cursor", "bad-cursor");
    }
    throw Refused.field("/cursor", "bad-cursor");
  }

  /** As it stands in an address. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /** The id of lists whose rows are named by one. Refused as {@link #of}. */
  public UUID uuid() {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOurs) {
      throw Refused.field("/cursor", "bad-cursor");
    }
  }

  /** As the database wants it. */
  public OffsetDateTime sort() {
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LAST)) {
      throw Refused.field("/cursor", "bad-cursor");
    }
    return at.atOffset(ZoneOffset.UTC);
  }
}
