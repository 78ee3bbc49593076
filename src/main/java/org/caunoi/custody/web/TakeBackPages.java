package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DropBag;
import org.caunoi.custody.OpenSealedBag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What was begun with a bag and is not gone on with. */
@Controller
@RequestMapping("/custody/units/{number}")
class TakeBackPages {

  private final DropBag dropping;
  private final OpenSealedBag opening;
  private final UnitPage page;

  TakeBackPages(DropBag dropping, OpenSealedBag opening, UnitPage page) {
    this.dropping = dropping;
    this.opening = opening;
    this.page = page;
  }

  @PostMapping("/cancellations")
  @Requires(Permission.CARRY_PAPERS)
  View drop(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(request, who, number, "custody-dropped", () -> dropping.drop(who, number));
  }

  @PostMapping("/opening-withdrawals")
  @Requires(Permission.CARRY_PAPERS)
  View withdraw(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(
        request, who, number, "custody-opening-withdrawn", () -> opening.takeBack(who, number));
  }
}
