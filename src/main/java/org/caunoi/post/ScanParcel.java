package org.caunoi.post;

import java.util.Locale;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** Somebody scans a parcel they have in hand, by our number or the carrier's. */
@Component
@KeepsRefusals
public class ScanParcel {

  private final ReadShipments reading;

  ScanParcel(ReadShipments reading) {
    this.reading = reading;
  }

  /** Refused at {@code /number} with {@code shipment-not-found}, also for another's. */
  public Shipment look(SignedIn who, String scanned) {
    who.require(Permission.CARRY_PAPERS);
    String number = scanned.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
    if (number.indexOf('\0') >= 0) {
      throw Refused.field("/number", "shipment-not-found");
    }
    return reading
        .scanned(who, number)
        .orElseThrow(() -> Refused.field("/number", "shipment-not-found"));
  }
}
