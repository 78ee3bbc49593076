package org.caunoi.exchange;

import java.time.Instant;
import java.util.UUID;

/**
 * Something between us and another system that did not go well; without what it said.
 *
 * @param other name of the other system
 * @param about what kind of message, or which verdict
 * @param subject dossier or number it concerns; empty where unknown
 * @param replayable whether it can be tried again
 */
public record Troubled(
    UUID id,
    String other,
    String about,
    String subject,
    String reason,
    int tries,
    Instant at,
    boolean replayable) {}
