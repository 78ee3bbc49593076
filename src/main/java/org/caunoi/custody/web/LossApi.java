package org.caunoi.custody.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DecideLoss;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.web.CustodyBodies.NewCompensation;
import org.caunoi.custody.web.CustodyBodies.NewWay;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the Centre decides about lost papers, for programs. */
@RestController
@RequestMapping("/api/v1/custody/units/{number}")
class LossApi {

  private final DecideLoss deciding;
  private final ReadUnit reading;

  LossApi(DecideLoss deciding, ReadUnit reading) {
    this.deciding = deciding;
    this.reading = reading;
  }

  /** How lost papers shall come into being again. */
  @PostMapping("/reconstitutions")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson choose(SignedIn who, @PathVariable String number, @RequestBody NewWay body) {
    deciding.choose(who, number, body.way());
    return UnitJson.of(reading.open(who, number));
  }

  /** What the citizen is paid, or why nothing. */
  @PostMapping("/compensations")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson compensate(
      SignedIn who, @PathVariable String number, @RequestBody NewCompensation body) {
    deciding.compensate(who, number, body.amount(), body.payer(), body.words());
    return UnitJson.of(reading.open(who, number));
  }

  /** All is done; by another person than the one who named the sum. */
  @PostMapping("/loss-closings")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson close(SignedIn who, @PathVariable String number) {
    deciding.close(who, number);
    return UnitJson.of(reading.open(who, number));
  }
}
