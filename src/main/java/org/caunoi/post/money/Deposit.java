package org.caunoi.post.money;

import java.time.Instant;
import java.util.UUID;

/**
 * Money taken at doors that somebody brought, and nobody has counted yet.
 *
 * @param amount in đồng
 * @param parcels for how many parcels
 */
public record Deposit(
    UUID id,
    String place,
    long amount,
    int parcels,
    UUID broughtBy,
    String broughtName,
    Instant at) {}
