package org.caunoi.post;

import java.time.Instant;

/**
 * A counter has scanned a parcel that it is to hold, and the citizen's days to fetch it begin.
 * Heard inside the transaction of the scan.
 */
public record ParcelHeld(Shipment shipment, Instant until) {}
