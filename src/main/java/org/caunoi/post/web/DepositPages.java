package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.post.money.DepositCollected;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Money taken at doors: what I have in my pocket, and what others brought for me to count. */
@Controller
class DepositPages {

  private static final String PAGE = "/postage/deposits";

  private final DepositCollected deposits;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  DepositPages(DepositCollected deposits, Frames frames) {
    this.deposits = deposits;
    this.frames = frames;
  }

  @GetMapping(PAGE)
  @Requires(Permission.CARRY_PAPERS)
  View show(HttpServletRequest request, SignedIn who) {
    return page(request, who, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping(PAGE)
  @Requires(Permission.CARRY_PAPERS)
  View bring(HttpServletRequest request, SignedIn who) {
    return after(request, who, "postage-brought", () -> deposits.bring(who));
  }

  @PostMapping(PAGE + "/{id}/counts")
  @Requires(Permission.CARRY_PAPERS)
  View count(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String receipt) {
    return after(request, who, "postage-counted", () -> deposits.count(who, id, receipt));
  }

  private View after(HttpServletRequest request, SignedIn who, String notice, Runnable act) {
    try {
      act.run();
      return new RedirectView(PAGE + "?notice=" + notice);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      FieldErrors errors =
          StatementErrors.told(refused, "receipt", frames.of(request, "deposit.title").t());
      return page(request, who, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, SignedIn who, FieldErrors errors, HttpStatus status) {
    return Page.of(
        status,
        templates.postDeposits(
            frames.of(request, "deposit.title").withErrors(errors).withRequestPath(PAGE),
            deposits.inHand(who),
            deposits.waiting(who),
            who.accountId(),
            errors));
  }
}
