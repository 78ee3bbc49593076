package org.caunoi.custody.web;

import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DestroyPapers;
import org.caunoi.custody.web.CustodyBodies.NewDestruction;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Papers that two people destroy, for programs. */
@RestController
@RequestMapping("/api/v1/custody/units/{number}")
class DestroyApi {

  private final DestroyPapers destroying;
  private final UnitAnswer answer;

  DestroyApi(DestroyPapers destroying, UnitAnswer answer) {
    this.destroying = destroying;
    this.answer = answer;
  }

  /** The first signature: the keeper says why. */
  @PostMapping("/destructions")
  @Requires(Permission.DESTROY_PAPERS)
  UnitJson propose(SignedIn who, @PathVariable String number, @RequestBody NewDestruction body) {
    return answer.after(who, number, () -> destroying.propose(who, number, body.ground()));
  }

  /** The first person takes it back. */
  @PostMapping("/destruction-withdrawals")
  @Requires(Permission.DESTROY_PAPERS)
  UnitJson withdraw(SignedIn who, @PathVariable String number) {
    return answer.after(who, number, () -> destroying.withdraw(who, number));
  }

  /** The second signature: it is destroyed. */
  @PostMapping("/destruction-confirmations")
  @Requires(Permission.DESTROY_PAPERS)
  UnitJson confirm(SignedIn who, @PathVariable String number) {
    return answer.after(who, number, () -> destroying.confirm(who, number));
  }
}
