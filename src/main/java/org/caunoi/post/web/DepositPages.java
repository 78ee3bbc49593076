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
import org.caunoi.post.money.PayBack;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
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
  private final PayBack payingBack;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  DepositPages(DepositCollected deposits, PayBack payingBack, Frames frames) {
    this.deposits = deposits;
    this.payingBack = payingBack;
    this.frames = frames;
  }

  @GetMapping(PAGE)
  @Requires(Permission.CARRY_PAPERS)
  View show(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable UUID refund) {
    return page(request, who, refund, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping(PAGE)
  @Requires(Permission.CARRY_PAPERS)
  View bring(HttpServletRequest request, SignedIn who) {
    return after(request, who, null, "postage-brought", () -> deposits.bring(who));
  }

  @PostMapping(PAGE + "/{id}/counts")
  @Requires(Permission.CARRY_PAPERS)
  View count(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String receipt) {
    return after(request, who, null, "postage-counted", () -> deposits.count(who, id, receipt));
  }

  /** The citizen signs that they have their money back. */
  @PostMapping(PAGE + "/refunds/{id}")
  @Requires(Permission.CARRY_PAPERS)
  View payBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String receipt,
      @RequestParam(defaultValue = "") String signature) {
    return after(
        request,
        who,
        id,
        "postage-paid-back",
        () -> payingBack.pay(who, id, receipt, Pictures.drawn(signature)));
  }

  private View after(
      HttpServletRequest request,
      SignedIn who,
      @Nullable UUID refund,
      String notice,
      Runnable act) {
    try {
      act.run();
      return new RedirectView(PAGE + "?notice=" + notice);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      boolean unsigned =
          refused.errors().stream().anyMatch(one -> one.pointer().equals("/signature"));
      FieldErrors errors =
          StatementErrors.told(
              refused, unsigned ? "signature" : "receipt", frames.of(request, "deposit.title").t());
      return page(request, who, refund, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      @Nullable UUID refund,
      FieldErrors errors,
      HttpStatus status) {
    return Page.of(
        status,
        templates.postDeposits(
            frames.of(request, "deposit.title").withErrors(errors).withRequestPath(PAGE),
            deposits.inHand(who),
            deposits.waiting(who),
            payingBack.due(who),
            refund,
            who.accountId(),
            errors));
  }
}
