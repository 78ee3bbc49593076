package org.caunoi.post;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.caunoi.custody.ScanOver;
import org.springframework.stereotype.Component;

/**
 * Locks envelopes and then the shipments they are, in this order always: whoever takes an envelope
 * over holds it before its shipment moves, and two who began at both ends would wait for ever.
 */
@Component
class LockParcel {

  private final ScanOver scans;
  private final Shipments shipments;

  LockParcel(ScanOver scans, Shipments shipments) {
    this.scans = scans;
    this.shipments = shipments;
  }

  /** Nobody else changes either before the transaction ends. */
  Optional<Shipment> lock(UUID id) {
    shipments.find(id).map(Shipment::reference).map(List::of).ifPresent(scans::lock);
    return shipments.lock(id);
  }

  /**
   * All that a carrier speaks of.
   *
   * @param alone its numbers that came without ours
   */
  List<Shipment> lock(
      String carrier,
      Collection<String> references,
      Collection<String> numbers,
      Collection<String> alone) {
    TreeSet<String> envelopes = new TreeSet<>(references);
    if (!alone.isEmpty()) {
      envelopes.addAll(shipments.referencesOf(carrier, alone));
    }
    scans.lock(envelopes);
    return shipments.lock(carrier, references, numbers);
  }
}
