package org.caunoi.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who works in the network.
 *
 * @param badge number on the badge the citizen sees
 * @param hasSecondFactor whether a code generator is set up
 */
public record Account(
    UUID id,
    String username,
    String displayName,
    String badge,
    boolean active,
    Set<Role> roles,
    @Nullable String pointId,
    @Nullable String authority,
    boolean hasSecondFactor) {

  boolean needsSecondFactor() {
    return roles.stream().anyMatch(Role::needsSecondFactor);
  }
}
