package org.caunoi.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A proposed change of somebody's roles that waits for a second administrator. */
public record RoleChange(
    UUID id,
    UUID account,
    String accountName,
    Set<Role> before,
    Set<Role> after,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt) {}
