package org.caunoi.quality;

import java.util.UUID;

/**
 * What citizens said about those one clerk helped.
 *
 * @param figures told as for a point: below five answers only their number
 */
public record ClerkRating(UUID clerk, PointRating figures) {}
