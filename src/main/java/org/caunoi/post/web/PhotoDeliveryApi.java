package org.caunoi.post.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.DeliverHome;
import org.caunoi.post.ReadShipments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A parcel that is handed over against photographs, for programs: they come as files. */
@RestController
class PhotoDeliveryApi {

  private final DeliverHome delivering;
  private final ReadShipments reading;

  PhotoDeliveryApi(DeliverHome delivering, ReadShipments reading) {
    this.delivering = delivering;
    this.reading = reading;
  }

  @PostMapping(
      path = "/api/v1/shipments/{id}/photo-deliveries",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson deliver(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String personalId,
      @RequestParam(required = false) @Nullable String signature,
      @RequestParam(required = false) @Nullable MultipartFile photo,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon,
      @RequestParam(defaultValue = "") String proxy,
      @RequestParam(required = false) @Nullable MultipartFile mandate) {
    delivering.deliver(
        who, id, Pictures.shown(code, personalId, signature, photo, lat, lon, proxy, mandate));
    return ShipmentJson.of(reading.get(who, id));
  }
}
