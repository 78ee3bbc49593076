package org.caunoi.custody.web;

import org.caunoi.access.SignedIn;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.springframework.stereotype.Component;

/** Answers a program with a unit as it is after an act. */
@Component
class UnitAnswer {

  private final ReadUnit reading;

  UnitAnswer(ReadUnit reading) {
    this.reading = reading;
  }

  UnitJson after(SignedIn who, String number, Runnable act) {
    act.run();
    return UnitJson.of(reading.open(who, number));
  }
}
