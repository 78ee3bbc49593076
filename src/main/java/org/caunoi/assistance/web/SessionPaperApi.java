package org.caunoi.assistance.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.OfferScreen;
import org.caunoi.assistance.OfferScreen.Offer;
import org.caunoi.assistance.PrintSlip;
import org.caunoi.assistance.PrintSlip.Printed;
import org.caunoi.assistance.web.SessionPaperBodies.NewSlip;
import org.caunoi.assistance.web.SessionPaperBodies.ScreenOffer;
import org.caunoi.assistance.web.SessionPaperBodies.Slip;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the citizen gets of a session: a screen of their own, and the slip to take home. */
@RestController
@RequestMapping("/api/v1")
class SessionPaperApi {

  private final OfferScreen offers;
  private final PrintSlip print;
  private final SlipAddresses addresses;

  SessionPaperApi(OfferScreen offers, PrintSlip print, SlipAddresses addresses) {
    this.offers = offers;
    this.print = print;
    this.addresses = addresses;
  }

  @PostMapping("/assistance-sessions/{id}/screens")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  ScreenOffer forSession(SignedIn who, @PathVariable UUID id) {
    return offer(offers.forSession(who, id));
  }

  @PostMapping("/counter-screens")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  ScreenOffer forCounter(SignedIn who) {
    return offer(offers.forCounter(who));
  }

  @PostMapping("/assistance-sessions/{id}/slips")
  @Requires(Permission.HELP_CITIZEN)
  @ResponseStatus(HttpStatus.CREATED)
  Slip slip(SignedIn who, @PathVariable UUID id, @RequestBody NewSlip body) {
    Printed printed = print.print(who, id, body.paper() == null ? "a5" : body.paper());
    String code = printed.code();
    return new Slip(
        code, printed.reprint(), addresses.withKey(code), addresses.proofOf(code).orElse(null));
  }

  private ScreenOffer offer(Offer offer) {
    return new ScreenOffer(addresses.pairing(offer.token()), offer.code(), offer.until());
  }
}
