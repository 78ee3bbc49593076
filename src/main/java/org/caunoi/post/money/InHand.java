package org.caunoi.post.money;

import java.time.Instant;
import java.util.UUID;

/**
 * Money somebody took at a door and still has.
 *
 * @param number on the parcel
 * @param receipt the citizen has
 */
public record InHand(
    String authority, UUID shipment, String number, long amount, String receipt, Instant at) {}
