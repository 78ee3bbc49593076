package org.caunoi.post;

import java.time.Instant;

/**
 * What a carrier answered one night.
 *
 * @param asked about how many open parcels
 * @param known of how many it knew something
 * @param moved how many stood elsewhere than its reports had said
 */
public record Pull(String carrier, Instant at, int asked, int known, int moved) {}
