package org.caunoi.demo;

import org.caunoi.access.SignedIn;
import org.caunoi.post.DispatchResult;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.Shipment;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** An invented result that the demo's carrier fetches. */
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoSending {

  private final ReadShipments reading;
  private final DispatchResult dispatching;

  DemoSending(ReadShipments reading, DispatchResult dispatching) {
    this.reading = reading;
    this.dispatching = dispatching;
  }

  void send(SignedIn desk, String dossier) {
    Shipment shipment =
        reading.underWay(desk).stream()
            .filter(one -> one.dossierCode().equals(dossier))
            .findFirst()
            .orElseThrow();
    dispatching.dispatch(desk, shipment.id(), "MAU-0005");
  }
}
