package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.caunoi.access.Frames;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Tone;
import org.caunoi.post.ReadShipments;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Draws the page of one shipment, and draws it again where an act was refused. */
@Component
final class ShipmentPage {

  private final ReadShipments reading;
  private final ShipmentWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ShipmentPage(ReadShipments reading, ShipmentWords words, Frames frames) {
    this.reading = reading;
    this.words = words;
    this.frames = frames;
  }

  View show(HttpServletRequest request, SignedIn who, UUID id) {
    return page(frames.of(request, "post.one"), who, id, FieldErrors.none(), HttpStatus.OK);
  }

  /** Done, the browser goes to the fresh page; refused, the page comes again and says why. */
  View after(HttpServletRequest request, SignedIn who, UUID id, String notice, Runnable act) {
    return afterNext(
        request,
        who,
        id,
        notice,
        () -> {
          act.run();
          return id;
        });
  }

  /** As {@link #after}, to the page of the shipment that came of it. */
  View afterNext(
      HttpServletRequest request, SignedIn who, UUID id, String notice, Supplier<UUID> act) {
    try {
      return new RedirectView("/shipments/" + act.get() + "?notice=" + notice);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      Shell shell = frames.of(request, "post.one");
      FieldErrors errors =
          refused.errors().isEmpty()
              ? FieldErrors.none()
              : FieldErrors.told(refused, FieldErrors.field(refused, "code"), shell.t());
      Shell told =
          refused.errors().isEmpty()
              ? shell.withNotice(
                  NoticeView.of(
                      Tone.DANGER,
                      shell.t().get("error." + refused.code(), refused.args().toArray())))
              : shell;
      return page(told, who, id, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private View page(Shell shell, SignedIn who, UUID id, FieldErrors errors, HttpStatus status) {
    ShipmentView view = words.view(reading.get(who, id), who, shell.t());
    return Page.of(
        status,
        templates.postShipment(
            shell.withErrors(errors).withRequestPath("/shipments/" + id), view, errors));
  }
}
