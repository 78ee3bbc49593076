package org.caunoi.post.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.Position;
import org.caunoi.post.CancelShipment;
import org.caunoi.post.DeliverHome;
import org.caunoi.post.DispatchResult;
import org.caunoi.post.HandToCarrier;
import org.caunoi.post.NoteAttempt;
import org.caunoi.post.PackAnew;
import org.caunoi.post.Repacking;
import org.caunoi.post.SendDoorCode;
import org.caunoi.post.TakeOverParcel;
import org.caunoi.post.money.CollectAtDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** What people do with a shipment on its page. */
@Controller
class ShipmentActs {

  private final DispatchResult dispatching;
  private final PackAnew anew;
  private final HandToCarrier giving;
  private final TakeOverParcel taking;
  private final SendDoorCode codes;
  private final NoteAttempt attempts;
  private final DeliverHome delivering;
  private final CancelShipment cancelling;
  private final CollectAtDoor collecting;
  private final ShipmentPage page;

  ShipmentActs(
      DispatchResult dispatching,
      PackAnew anew,
      HandToCarrier giving,
      TakeOverParcel taking,
      SendDoorCode codes,
      NoteAttempt attempts,
      DeliverHome delivering,
      CancelShipment cancelling,
      CollectAtDoor collecting,
      ShipmentPage page) {
    this.collecting = collecting;
    this.dispatching = dispatching;
    this.anew = anew;
    this.giving = giving;
    this.taking = taking;
    this.codes = codes;
    this.attempts = attempts;
    this.delivering = delivering;
    this.cancelling = cancelling;
    this.page = page;
  }

  @PostMapping("/shipments/{id}/dispatches")
  @Requires(Permission.TAKE_IN_PAPERS)
  View dispatch(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(required = false) @Nullable Integer grams) {
    return page.after(
        request, who, id, "shipment-dispatched", () -> dispatching.dispatch(who, id, seal, grams));
  }

  @PostMapping("/shipments/{id}/repackings")
  @Requires(Permission.TAKE_IN_PAPERS)
  View packAnew(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(required = false) @Nullable String carrier,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable Integer grams) {
    return page.afterNext(
        request,
        who,
        id,
        "shipment-dispatched",
        () -> anew.pack(who, id, new Repacking(seal, carrier, address, grams)));
  }

  @PostMapping("/shipments/{id}/cancellations")
  @Requires(Permission.TAKE_IN_PAPERS)
  View cancel(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, "shipment-cancelled", () -> cancelling.cancel(who, id));
  }

  @PostMapping("/shipments/{id}/hand-overs")
  @Requires(Permission.CARRY_PAPERS)
  View give(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, "shipment-given", () -> giving.give(who, id));
  }

  @PostMapping("/shipments/{id}/takings")
  @Requires(Permission.CARRY_PAPERS)
  View take(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    return page.after(
        request, who, id, "shipment-taken", () -> taking.take(who, id, Position.parse(lat, lon)));
  }

  @PostMapping("/shipments/{id}/codes")
  @Requires(Permission.CARRY_PAPERS)
  View code(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, "shipment-code-sent", () -> codes.send(who, id));
  }

  @PostMapping("/shipments/{id}/attempts")
  @Requires(Permission.CARRY_PAPERS)
  View attempt(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(required = false) NoteAttempt.@Nullable Reason reason) {
    return page.after(request, who, id, "shipment-attempt", () -> attempts.failed(who, id, reason));
  }

  @PostMapping("/shipments/{id}/deliveries")
  @Requires(Permission.CARRY_PAPERS)
  View deliver(
      HttpServletRequest request,
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
    return page.after(
        request,
        who,
        id,
        "shipment-delivered",
        () ->
            delivering.deliver(
                who,
                id,
                Pictures.shown(code, personalId, signature, photo, lat, lon, proxy, mandate)));
  }

  @PostMapping("/shipments/{id}/collections")
  @Requires(Permission.CARRY_PAPERS)
  View collect(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String receipt) {
    return page.after(
        request, who, id, "postage-collected", () -> collecting.collect(who, id, receipt));
  }
}
