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
import org.caunoi.post.money.AcknowledgeStatement;
import org.caunoi.post.money.DecideLine;
import org.caunoi.post.money.ReadStatements;
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

/** One carrier's statement: what does not agree, what becomes of it, who acknowledges it. */
@Controller
class StatementPages {

  private final ReadStatements reading;
  private final DecideLine deciding;
  private final AcknowledgeStatement acknowledging;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  StatementPages(
      ReadStatements reading,
      DecideLine deciding,
      AcknowledgeStatement acknowledging,
      Frames frames) {
    this.reading = reading;
    this.deciding = deciding;
    this.acknowledging = acknowledging;
    this.frames = frames;
  }

  @GetMapping("/postage/statements/{id}")
  @Requires(Permission.WATCH_POSTAGE)
  View show(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page(request, who, id, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/postage/statements/{id}/lines/{no}/decisions")
  @Requires(Permission.BRING_STATEMENTS)
  View decide(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable int no,
      @RequestParam(required = false) DecideLine.@Nullable Outcome outcome) {
    return after(
        request, who, id, "statement-line-decided", () -> deciding.decide(who, id, no, outcome));
  }

  @PostMapping("/postage/statements/{id}/acknowledgements")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  View acknowledge(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return after(
        request, who, id, "statement-acknowledged", () -> acknowledging.acknowledge(who, id));
  }

  private View after(
      HttpServletRequest request, SignedIn who, UUID id, String notice, Runnable act) {
    try {
      act.run();
      return new RedirectView("/postage/statements/" + id + "?notice=" + notice);
    } catch (Refused refused) {
      FieldErrors errors =
          StatementErrors.told(refused, "statement", frames.of(request, "postage.one").t());
      return page(request, who, id, errors, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, SignedIn who, UUID id, FieldErrors errors, HttpStatus status) {
    Shell shell =
        frames
            .of(request, "postage.one")
            .withErrors(errors)
            .withRequestPath("/postage/statements/" + id);
    return Page.of(
        status,
        templates.postStatement(
            shell,
            reading.one(who, id),
            who.may(Permission.BRING_STATEMENTS),
            who.may(Permission.ACKNOWLEDGE_POSTAGE),
            errors));
  }
}
