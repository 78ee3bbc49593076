package org.caunoi.demo;

import java.time.Clock;
import org.caunoi.access.SignedIn;
import org.caunoi.post.DispatchResult;
import org.caunoi.post.HandToCarrier;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.Shipment;
import org.caunoi.post.money.GrantBudget;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.shared.VietnamTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** An invented result that the demo's carrier fetches, and the invented money for it. */
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoSending {

  private static final long BUDGET = 100_000_000;

  private final ReadShipments reading;
  private final DispatchResult dispatching;
  private final HandToCarrier giving;
  private final GrantBudget granting;
  private final ReadPostage postage;
  private final Clock clock;

  DemoSending(
      ReadShipments reading,
      DispatchResult dispatching,
      HandToCarrier giving,
      GrantBudget granting,
      ReadPostage postage,
      Clock clock) {
    this.reading = reading;
    this.dispatching = dispatching;
    this.giving = giving;
    this.granting = granting;
    this.postage = postage;
    this.clock = clock;
  }

  /** Each programme gets a sample budget for this year, proposed by one, confirmed by another. */
  void grant(SignedIn one, SignedIn other) {
    int year = VietnamTime.day(clock.instant()).getYear();
    for (String programme : postage.programmes()) {
      granting.confirm(other, granting.propose(one, programme, year, BUDGET));
    }
  }

  void send(SignedIn desk, String dossier) {
    Shipment shipment =
        reading.underWay(desk).stream()
            .filter(one -> one.dossierCode().equals(dossier))
            .findFirst()
            .orElseThrow();
    dispatching.dispatch(desk, shipment.id(), "MAU-0005", null);
    giving.give(desk, shipment.id());
  }
}
