package org.caunoi.post.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.post.Pull;
import org.caunoi.post.Pulls;
import org.caunoi.post.ReadStrange;
import org.caunoi.post.SettleBooking;
import org.caunoi.post.SettleStrange;
import org.caunoi.post.StrangeReport;
import org.caunoi.post.web.StrangeBodies.NewBooking;
import org.caunoi.post.web.StrangeBodies.NewMeaning;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What carriers said and a person must look at, for programs; and what asking them found out. */
@RestController
@RequestMapping("/api/v1/shipments")
class StrangeApi {

  private static final int MOST = 200;

  private final ReadStrange reading;
  private final SettleStrange settling;
  private final SettleBooking bookings;
  private final Pulls pulls;

  StrangeApi(ReadStrange reading, SettleStrange settling, SettleBooking bookings, Pulls pulls) {
    this.reading = reading;
    this.settling = settling;
    this.bookings = bookings;
    this.pulls = pulls;
  }

  /** Those nobody has settled, the oldest first, at most 200. */
  @GetMapping("/exceptions")
  @Requires(Permission.WATCH_CUSTODY)
  List<StrangeReport> open() {
    return reading.open(MOST);
  }

  /** Without a step it moves nothing. */
  @PostMapping("/exceptions/{id}/settlements")
  @Requires(Permission.SETTLE_CUSTODY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void settle(SignedIn who, @PathVariable UUID id, @RequestBody NewMeaning body) {
    settling.settle(who, id, body.step());
  }

  /** Whether the carrier has an order that nobody could find out about by machine. */
  @PostMapping("/exceptions/{id}/bookings")
  @Requires(Permission.SETTLE_CUSTODY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void settleBooking(SignedIn who, @PathVariable UUID id, @RequestBody NewBooking body) {
    boolean placed = ShipmentBodies.require(body.placed(), "/placed");
    bookings.settle(who, id, placed, body.number() == null ? "" : body.number());
  }

  /** The last nights' questions to carriers, the newest first. */
  @GetMapping("/pulls")
  @Requires(Permission.WATCH_CUSTODY)
  List<Pull> pulls() {
    return pulls.last();
  }
}
