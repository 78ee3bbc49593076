package org.caunoi.custody;

import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** Somebody scans what they have in hand, to see what it is. */
@Component
@KeepsRefusals
public class ScanFirst {

  private final ReadUnit reading;
  private final PlaceNames places;

  ScanFirst(ReadUnit reading, PlaceNames places) {
    this.reading = reading;
    this.places = places;
  }

  /**
   * The number, if this person may read about it. Refused at {@code /number}: {@code
   * item-number-malformed}, {@code unit-of-others} with the place that keeps it, {@code
   * unit-unknown}.
   */
  public String look(SignedIn who, String scanned) {
    who.require(Permission.CARRY_PAPERS);
    String number = ItemNumber.parse(scanned, "/number").value();
    if (!reading.may(who, number)) {
      throw reading
          .placeOf(number)
          .map(place -> places.nameOf(place).orElse(place))
          .map(name -> Refused.field("/number", "unit-of-others", name))
          .orElseGet(() -> Refused.field("/number", "unit-unknown", number));
    }
    return number;
  }
}
