package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.post.ReadAddressee;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.ScanParcel;
import org.caunoi.post.Shipment;
import org.caunoi.post.Vain;
import org.caunoi.post.VainAttempts;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Results on their way home: scan first, then what waits to be packed and what is under way. */
@Controller
class ShipmentPages {

  private final ReadShipments reading;
  private final ScanParcel scanning;
  private final ReadAddressee addressees;
  private final VainAttempts vain;
  private final ShipmentWords words;
  private final ShipmentPage page;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ShipmentPages(
      ReadShipments reading,
      ScanParcel scanning,
      ReadAddressee addressees,
      VainAttempts vain,
      ShipmentWords words,
      ShipmentPage page,
      Frames frames) {
    this.addressees = addressees;
    this.vain = vain;
    this.reading = reading;
    this.scanning = scanning;
    this.words = words;
    this.page = page;
    this.frames = frames;
  }

  @GetMapping("/shipments")
  @Requires(Permission.CARRY_PAPERS)
  View list(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable String cursor) {
    Shell shell = frames.of(request, "post.title").withRequestPath("/shipments");
    FieldErrors errors = FieldErrors.none();
    if (!number.isBlank()) {
      try {
        return new RedirectView("/shipments/" + scanning.look(who, number.strip()).id());
      } catch (Refused refused) {
        errors = FieldErrors.told(refused, "number", shell.t());
      }
    }
    Slice<Shipment> found = reading.underWay(who, Cursor.of(cursor), ReadShipments.PAGE);
    List<Shipment> underWay = found.items();
    List<Shipment> carried = who.roles().contains(Role.COURIER) ? underWay : List.of();
    Map<Shipment, Side> to = addressees.inHand(who, carried);
    Map<UUID, Vain> last = vain.last(underWay.stream().map(Shipment::id).toList());
    Slice<ShipmentView.Line> lines =
        found.map(one -> words.line(one, to.get(one), last.get(one.id()), shell.t()));
    String next = lines.nextCursor() == null ? null : "/shipments?cursor=" + lines.nextCursor();
    return Page.of(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.postShipments(
            shell.withErrors(errors),
            lines.items(),
            cursor == null ? null : "/shipments",
            next,
            errors));
  }

  @GetMapping("/shipments/{id}")
  @Requires(Permission.CARRY_PAPERS)
  View one(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.show(request, who, id);
  }
}
