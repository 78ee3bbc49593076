package org.caunoi.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last keeper of missing papers is asked, and what they said.
 *
 * @param id of the event that began the search
 * @param answer null while nobody has answered
 * @param words in the keeper's own words, null where there are none
 */
public record Inquiry(
    String authority,
    UUID id,
    String unit,
    UUID person,
    String name,
    String place,
    Instant askedAt,
    Instant dueAt,
    @Nullable Answer answer,
    @Nullable String words,
    @Nullable Instant answeredAt) {

  /** What somebody can say of papers they signed for. */
  public enum Answer {
    STILL_WITH_ME,
    HANDED_ON,
    NEVER_HAD,
    DO_NOT_KNOW
  }

  public boolean isOpen() {
    return answer == null;
  }
}
