package org.caunoi.post.money;

import java.time.Instant;
import java.util.UUID;

/** Money for a programme's year that one person proposed and nobody has confirmed yet. */
public record Grant(
    UUID id,
    String programme,
    int year,
    long amount,
    UUID proposedBy,
    String proposedName,
    Instant proposedAt) {}
