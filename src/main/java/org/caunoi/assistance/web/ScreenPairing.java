package org.caunoi.assistance.web;

import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.OfferScreen;
import org.caunoi.assistance.OfferScreen.Offer;
import org.caunoi.platform.web.Drawing;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** What the clerk's page shows so that a device becomes the citizen's screen. */
@Component
public class ScreenPairing {

  private final OfferScreen offers;
  private final SlipAddresses addresses;

  ScreenPairing(OfferScreen offers, SlipAddresses addresses) {
    this.offers = offers;
    this.addresses = addresses;
  }

  /** A new offer for one session; refused as {@link OfferScreen#forSession}. */
  public Block forSession(SignedIn who, UUID sessionId) {
    return block(offers.forSession(who, sessionId));
  }

  /** A new offer for a screen that stays at the clerk's counter until they sign out. */
  public Block forCounter(SignedIn who) {
    return block(offers.forCounter(who));
  }

  /** How many screens show the session now. */
  public int inUse(SignedIn who, UUID sessionId) {
    return offers.inUse(who, sessionId);
  }

  private Block block(Offer offer) {
    String url = addresses.pairing(offer.token());
    return new Block(
        url,
        addresses.pairingByCode(),
        offer.code().substring(0, 3) + " " + offer.code().substring(3),
        Drawing.qr(url),
        VietnamTime.time(offer.until()));
  }

  /**
   * One offer as the clerk's page shows it.
   *
   * @param url link behind the QR; works once
   * @param address where the code can be typed instead
   * @param code in two groups of three
   * @param until time of day in Hanoi
   */
  public record Block(String url, String address, String code, Drawing qr, String until) {}
}
