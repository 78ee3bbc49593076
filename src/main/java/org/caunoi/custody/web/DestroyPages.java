package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.DestroyPapers;
import org.caunoi.custody.model.Destruction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Papers that two people destroy. */
@Controller
@RequestMapping("/custody/units/{number}")
class DestroyPages {

  private final DestroyPapers destroying;
  private final UnitPage page;

  DestroyPages(DestroyPapers destroying, UnitPage page) {
    this.destroying = destroying;
    this.page = page;
  }

  @PostMapping("/destructions")
  @Requires(Permission.DESTROY_PAPERS)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) Destruction.@Nullable Ground ground) {
    Runnable act = () -> destroying.propose(who, number, ground);
    return page.after(request, who, number, "custody-destruction-proposed", act);
  }

  @PostMapping("/destruction-withdrawals")
  @Requires(Permission.DESTROY_PAPERS)
  View withdraw(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    Runnable act = () -> destroying.withdraw(who, number);
    return page.after(request, who, number, "custody-destruction-withdrawn", act);
  }

  @PostMapping("/destruction-confirmations")
  @Requires(Permission.DESTROY_PAPERS)
  View confirm(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(
        request, who, number, "custody-destroyed", () -> destroying.confirm(who, number));
  }
}
