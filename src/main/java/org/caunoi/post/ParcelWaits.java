package org.caunoi.post;

import java.time.Instant;

/**
 * A parcel still waits at the counter and the citizen is to be reminded. Heard inside the
 * transaction that noted the reminder.
 */
public record ParcelWaits(Shipment shipment, Instant until) {}
