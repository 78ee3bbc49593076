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
import org.caunoi.platform.web.Shell;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.post.money.ReadUncovered;
import org.caunoi.post.money.SettleUncovered;
import org.caunoi.post.money.Uncovered.Payer;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Parcels that came home when no budget covered them any more, and who pays for each. */
@Controller
@RequestMapping("/postage/uncovered")
class UncoveredPages {

  private final ReadUncovered reading;
  private final ReadPostage postage;
  private final SettleUncovered settling;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  UncoveredPages(
      ReadUncovered reading, ReadPostage postage, SettleUncovered settling, Frames frames) {
    this.reading = reading;
    this.postage = postage;
    this.settling = settling;
    this.frames = frames;
  }

  @GetMapping
  @Requires(Permission.WATCH_POSTAGE)
  View show(HttpServletRequest request, SignedIn who) {
    return page(request, who, FieldErrors.none(), HttpStatus.OK);
  }

  /**
   * @param payer {@code carrier}, or {@code programme/year} of a budget
   */
  @PostMapping("/{id}/proposals")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String payer) {
    return after(
        request,
        who,
        "uncovered-proposed",
        () -> {
          String[] budget = payer.split("/");
          if (payer.equals("carrier")) {
            settling.propose(who, id, Payer.CARRIER, null, null);
          } else if (budget.length == 2 && budget[1].matches("\\d{4}")) {
            settling.propose(who, id, Payer.CITY, budget[0], Integer.valueOf(budget[1]));
          } else {
            settling.propose(who, id, null, null, null);
          }
        });
  }

  @PostMapping("/{id}/acknowledgements")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  View acknowledge(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return after(request, who, "uncovered-settled", () -> settling.acknowledge(who, id));
  }

  private View after(HttpServletRequest request, SignedIn who, String notice, Runnable act) {
    try {
      act.run();
      return new RedirectView("/postage/uncovered?notice=" + notice);
    } catch (Refused refused) {
      FieldErrors errors =
          StatementErrors.told(refused, "payer", frames.of(request, "uncovered.title").t());
      return page(request, who, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, SignedIn who, FieldErrors errors, HttpStatus status) {
    Shell shell =
        frames
            .of(request, "uncovered.title")
            .withErrors(errors)
            .withRequestPath("/postage/uncovered");
    return Page.of(
        status,
        templates.postUncovered(
            shell,
            reading.list(who),
            postage.budgets(),
            who.may(Permission.ACKNOWLEDGE_POSTAGE),
            errors));
  }
}
