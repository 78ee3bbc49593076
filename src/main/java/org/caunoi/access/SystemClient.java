package org.caunoi.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another system that speaks to the house with a token.
 *
 * @param scopes what it may do, at most what {@link Role#SYSTEM_CLIENT} may
 * @param authority the agency whose dossiers it sees; null for all
 * @param registeredBy the first administrator; null for clients from before there were two
 * @param by who registered, confirmed and ended it, as far as that happened
 */
public record SystemClient(
    UUID id,
    String name,
    Set<Permission> scopes,
    @Nullable String authority,
    Standing standing,
    @Nullable UUID registeredBy,
    Instant registeredAt,
    Names by,
    @Nullable String endReason) {

  /** Its token works only where it is {@code ACTIVE}. */
  public enum Standing {
    WAITING,
    ACTIVE,
    ENDED
  }

  /** Names of people at the time they acted. */
  public record Names(
      @Nullable String registered, @Nullable String confirmed, @Nullable String ended) {}
}
