package org.caunoi.post;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The door to each carrier, in and out. */
@Configuration(proxyBeanMethods = false)
class CarrierDoors {

  private static final String VIETTEL_POST = "viettelpost";
  private static final String VN_POST = "vnpost";

  @Bean
  CarrierMail viettelPostMail(
      Carriers carriers,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      UnconfirmedEnds ends,
      LockParcel locking,
      Clock clock) {
    return new CarrierMail(
        VIETTEL_POST, carriers, shipments, noting, strange, ends, locking, clock);
  }

  @Bean
  CarrierMail vnPostMail(
      Carriers carriers,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      UnconfirmedEnds ends,
      LockParcel locking,
      Clock clock) {
    return new CarrierMail(VN_POST, carriers, shipments, noting, strange, ends, locking, clock);
  }

  @Bean
  CarrierOrders viettelPostOrders(
      Carriers carriers,
      Addresses addresses,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      DropOrder dropping,
      JsonMapper json,
      Clock clock) {
    return new CarrierOrders(
        VIETTEL_POST, carriers, addresses, shipments, noting, strange, dropping, json, clock);
  }

  @Bean
  CarrierOrders vnPostParcelOrders(
      Carriers carriers,
      Addresses addresses,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      DropOrder dropping,
      JsonMapper json,
      Clock clock) {
    return new CarrierOrders(
        VN_POST, carriers, addresses, shipments, noting, strange, dropping, json, clock);
  }
}
