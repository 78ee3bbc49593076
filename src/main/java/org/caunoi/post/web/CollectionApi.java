package org.caunoi.post.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.Shipment;
import org.caunoi.post.money.CollectAtDoor;
import org.caunoi.post.money.Collected;
import org.caunoi.post.web.MoneyBodies.NewCollection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The citizen's money at the door, for programs. */
@RestController
@RequestMapping("/api/v1/shipments/{id}/collections")
class CollectionApi {

  private final ReadShipments reading;
  private final CollectAtDoor collecting;

  CollectionApi(ReadShipments reading, CollectAtDoor collecting) {
    this.reading = reading;
    this.collecting = collecting;
  }

  @GetMapping
  @Requires(Permission.CARRY_PAPERS)
  CollectionJson one(SignedIn who, @PathVariable UUID id) {
    Shipment shipment = reading.get(who, id);
    return new CollectionJson(
        collecting.due(shipment), collecting.collected(shipment).orElse(null));
  }

  @PostMapping
  @Requires(Permission.CARRY_PAPERS)
  CollectionJson collect(SignedIn who, @PathVariable UUID id, @RequestBody NewCollection body) {
    collecting.collect(who, id, ShipmentBodies.require(body.receipt(), "/receipt"));
    return one(who, id);
  }

  /**
   * @param due still to be taken, in đồng
   */
  record CollectionJson(long due, @Nullable Collected collected) {}
}
