package org.caunoi.custody.model;

import java.time.Instant;
import java.util.UUID;

/**
 * One way of a courier from a place to another, as far as a bag knows it.
 *
 * @param leaves when it leaves or left
 * @param eta when it should arrive
 */
public record Trip(UUID id, Instant leaves, Instant eta) {}
