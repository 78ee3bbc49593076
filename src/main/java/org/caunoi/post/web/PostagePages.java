package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.post.money.GrantBudget;
import org.caunoi.post.money.ImportStatement;
import org.caunoi.post.money.Partners;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.post.money.ReadStatements;
import org.caunoi.post.money.Statement;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What the way home costs the city: budgets, money that waits for a second person, statements. */
@Controller
class PostagePages {

  private final ReadPostage reading;
  private final ReadStatements statements;
  private final Partners partners;
  private final GrantBudget granting;
  private final ImportStatement importing;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  PostagePages(
      ReadPostage reading,
      ReadStatements statements,
      Partners partners,
      GrantBudget granting,
      ImportStatement importing,
      Frames frames,
      Clock clock) {
    this.reading = reading;
    this.statements = statements;
    this.partners = partners;
    this.granting = granting;
    this.importing = importing;
    this.frames = frames;
    this.clock = clock;
  }

  @GetMapping("/postage")
  @Requires(Permission.WATCH_POSTAGE)
  View show(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String cursor) {
    return page(request, who, cursor, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/postage/grants")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String programme,
      @RequestParam(defaultValue = "") String amount) {
    try {
      granting.propose(who, programme, year(), StatementErrors.amount(amount));
      return new RedirectView("/postage?notice=budget-proposed");
    } catch (Refused refused) {
      return page(request, who, refused, "amount");
    }
  }

  @PostMapping("/postage/grants/{id}/confirmations")
  @Requires(Permission.ACKNOWLEDGE_POSTAGE)
  View confirm(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    try {
      granting.confirm(who, id);
      return new RedirectView("/postage?notice=budget-confirmed");
    } catch (Refused refused) {
      return page(request, who, refused, "grant");
    }
  }

  @PostMapping("/postage/statements")
  @Requires(Permission.BRING_STATEMENTS)
  View take(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    try {
      UUID id = importing.take(who, carrier, StatementErrors.file(file, "/content"));
      return new RedirectView("/postage/statements/" + id + "?notice=statement-imported");
    } catch (Refused refused) {
      return page(request, who, refused, "file");
    }
  }

  private int year() {
    return VietnamTime.day(clock.instant()).getYear();
  }

  private Page page(HttpServletRequest request, SignedIn who, Refused refused, String field) {
    FieldErrors errors =
        StatementErrors.told(refused, field, frames.of(request, "postage.title").t());
    return page(request, who, null, errors, ProblemAdvice.status(refused.kind()));
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      @Nullable String cursor,
      FieldErrors errors,
      HttpStatus status) {
    Slice<Statement> found = statements.newest(who, Cursor.of(cursor), ReadStatements.PAGE);
    Shell shell =
        frames.of(request, "postage.title").withErrors(errors).withRequestPath("/postage");
    return Page.of(
        status,
        templates.postPostage(
            shell,
            new PostageView(
                reading.budgets(),
                reading.waiting(),
                found.items(),
                cursor == null ? null : "/postage",
                found.nextCursor() == null ? null : "/postage?cursor=" + found.nextCursor(),
                reading.programmes(),
                partners.of(who),
                reading.unfunded(),
                reading.owedToCitizens(),
                year(),
                who.may(Permission.BRING_STATEMENTS),
                who.may(Permission.ACKNOWLEDGE_POSTAGE)),
            errors));
  }
}
