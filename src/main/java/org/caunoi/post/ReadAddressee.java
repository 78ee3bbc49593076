package org.caunoi.post;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.post.carrier.Order.Side;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whoever has a parcel in hand to whom and where it goes. Each look leaves an access row, so
 * that the citizen can read who saw the address.
 */
@Component
public class ReadAddressee {

  private static final int MOST_IN_A_BAG = 100;

  private final ShipmentKeeper keepers;
  private final Addresses addresses;
  private final AuditLog audit;

  ReadAddressee(ShipmentKeeper keepers, Addresses addresses, AuditLog audit) {
    this.keepers = keepers;
    this.addresses = addresses;
    this.audit = audit;
  }

  /** Of some parcels those this person has in hand, by shipment. */
  @Transactional
  public Map<Shipment, Side> inHand(SignedIn who, List<Shipment> shipments) {
    return shipments.stream()
        .filter(one -> !one.state().isOver() && keepers.isKeptBy(one, who))
        .limit(MOST_IN_A_BAG)
        .collect(Collectors.toMap(Function.identity(), one -> read(who, one)));
  }

  private Side read(SignedIn who, Shipment shipment) {
    audit.write(
        shipment.authority(),
        who.actor(),
        "personal-data-read",
        "dossier/" + shipment.dossierCode(),
        "delivery",
        Map.of("shipment", shipment.id()));
    return addresses.receiver(shipment);
  }
}
