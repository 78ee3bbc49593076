package org.caunoi.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.ReceiveDelivery;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where other systems deliver; the source itself is asked whether a delivery is genuine. */
@RestController
class DeliveryApi {

  private final ReceiveDelivery receiving;
  private final Clock clock;

  DeliveryApi(ReceiveDelivery receiving, Clock clock) {
    this.receiving = receiving;
    this.clock = clock;
  }

  /**
   * Takes a delivery of another system in.
   *
   * @param path the part only the sender knows
   */
  @PostMapping(
      value = "/api/v1/exchange/{source}/{path}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Requires(Permission.OPEN)
  String deliver(HttpServletRequest request, @PathVariable String source, @PathVariable String path)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(ReceiveDelivery.LARGEST + 1);
    return receiving.receive(
        source, new Delivery(path, body, request.getRemoteAddr(), clock.instant()));
  }
}
