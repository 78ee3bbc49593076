package org.caunoi.custody.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DecideLoss;
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
  private final UnitAnswer answer;

  LossApi(DecideLoss deciding, UnitAnswer answer) {
    this.deciding = deciding;
    this.answer = answer;
  }

  /** How lost papers shall come into being again. */
  @PostMapping("/reconstitutions")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson choose(SignedIn who, @PathVariable String number, @RequestBody NewWay body) {
    return answer.after(who, number, () -> deciding.choose(who, number, body.way()));
  }

  /** What the citizen is paid, or why nothing. */
  @PostMapping("/compensations")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson compensate(
      SignedIn who, @PathVariable String number, @RequestBody NewCompensation body) {
    return answer.after(
        who,
        number,
        () -> deciding.compensate(who, number, body.amount(), body.payer(), body.words()));
  }

  /** All is done; by another person than the one who named the sum. */
  @PostMapping("/loss-closings")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson close(SignedIn who, @PathVariable String number) {
    return answer.after(who, number, () -> deciding.close(who, number));
  }
}
