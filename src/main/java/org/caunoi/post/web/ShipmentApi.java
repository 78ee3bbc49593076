package org.caunoi.post.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.CancelShipment;
import org.caunoi.post.DeliverHome;
import org.caunoi.post.DispatchResult;
import org.caunoi.post.HandToCarrier;
import org.caunoi.post.NoteAttempt;
import org.caunoi.post.PackAnew;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.SendDoorCode;
import org.caunoi.post.TakeOverParcel;
import org.caunoi.post.web.ShipmentBodies.NewAttempt;
import org.caunoi.post.web.ShipmentBodies.NewDispatch;
import org.caunoi.post.web.ShipmentBodies.NewDoor;
import org.caunoi.post.web.ShipmentBodies.NewPacking;
import org.caunoi.post.web.ShipmentBodies.NewTaking;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shipments for programs; each act answers with the shipment as it is then. */
@RestController
@RequestMapping("/api/v1/shipments")
class ShipmentApi {

  private final ReadShipments reading;
  private final DispatchResult dispatching;
  private final PackAnew anew;
  private final HandToCarrier giving;
  private final TakeOverParcel taking;
  private final SendDoorCode codes;
  private final NoteAttempt attempts;
  private final DeliverHome delivering;
  private final CancelShipment cancelling;

  ShipmentApi(
      ReadShipments reading,
      DispatchResult dispatching,
      PackAnew anew,
      HandToCarrier giving,
      TakeOverParcel taking,
      SendDoorCode codes,
      NoteAttempt attempts,
      DeliverHome delivering,
      CancelShipment cancelling) {
    this.reading = reading;
    this.dispatching = dispatching;
    this.anew = anew;
    this.giving = giving;
    this.taking = taking;
    this.codes = codes;
    this.attempts = attempts;
    this.delivering = delivering;
    this.cancelling = cancelling;
  }

  @GetMapping
  @Requires(Permission.CARRY_PAPERS)
  ShipmentsJson underWay(SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    Slice<ShipmentJson> found =
        reading.underWay(who, Cursor.of(cursor), ReadShipments.PAGE).map(ShipmentJson::of);
    return new ShipmentsJson(found.items(), found.nextCursor());
  }

  @GetMapping("/{id}")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson one(SignedIn who, @PathVariable UUID id) {
    return ShipmentJson.of(reading.get(who, id));
  }

  @PostMapping("/{id}/dispatches")
  @Requires(Permission.TAKE_IN_PAPERS)
  ShipmentJson dispatch(SignedIn who, @PathVariable UUID id, @RequestBody NewDispatch body) {
    dispatching.dispatch(who, id, ShipmentBodies.require(body.seal(), "/seal"), body.grams());
    return one(who, id);
  }

  @PostMapping("/{id}/repackings")
  @Requires(Permission.TAKE_IN_PAPERS)
  ShipmentJson packAnew(SignedIn who, @PathVariable UUID id, @RequestBody NewPacking body) {
    return one(who, anew.pack(who, id, body.anew()));
  }

  @PostMapping("/{id}/cancellations")
  @Requires(Permission.TAKE_IN_PAPERS)
  ShipmentJson cancel(SignedIn who, @PathVariable UUID id) {
    cancelling.cancel(who, id);
    return one(who, id);
  }

  @PostMapping("/{id}/hand-overs")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson give(SignedIn who, @PathVariable UUID id) {
    giving.give(who, id);
    return one(who, id);
  }

  @PostMapping("/{id}/takings")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson take(
      SignedIn who,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable NewTaking body) {
    taking.take(who, id, body == null ? null : body.position());
    return one(who, id);
  }

  @PostMapping("/{id}/codes")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson code(SignedIn who, @PathVariable UUID id) {
    codes.send(who, id);
    return one(who, id);
  }

  @PostMapping("/{id}/attempts")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson attempt(SignedIn who, @PathVariable UUID id, @RequestBody NewAttempt body) {
    attempts.failed(who, id, body.reason());
    return one(who, id);
  }

  @PostMapping("/{id}/deliveries")
  @Requires(Permission.CARRY_PAPERS)
  ShipmentJson deliver(SignedIn who, @PathVariable UUID id, @RequestBody NewDoor body) {
    delivering.deliver(who, id, body.shown());
    return one(who, id);
  }

  record ShipmentsJson(List<ShipmentJson> shipments, @Nullable String nextCursor) {}
}
