package org.caunoi.custody.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DropBag;
import org.caunoi.custody.OpenSealedBag;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was begun with a bag and is not gone on with, for programs. */
@RestController
@RequestMapping("/api/v1/custody/units/{number}")
class TakeBackApi {

  private final DropBag dropping;
  private final OpenSealedBag opening;
  private final UnitAnswer answer;

  TakeBackApi(DropBag dropping, OpenSealedBag opening, UnitAnswer answer) {
    this.dropping = dropping;
    this.opening = opening;
    this.answer = answer;
  }

  @PostMapping("/cancellations")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson drop(SignedIn who, @PathVariable String number) {
    return answer.after(who, number, () -> dropping.drop(who, number));
  }

  @PostMapping("/opening-withdrawals")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson withdraw(SignedIn who, @PathVariable String number) {
    return answer.after(who, number, () -> opening.takeBack(who, number));
  }
}
