package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Accounts;
import org.caunoi.access.ChangeOwnPassword;
import org.caunoi.access.ChangeOwnPhone;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What somebody who works here does with the own account. */
@Controller
class OwnAccountPages {

  private final ChangeOwnPassword changing;
  private final ChangeOwnPhone phones;
  private final Accounts accounts;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  OwnAccountPages(
      ChangeOwnPassword changing, ChangeOwnPhone phones, Accounts accounts, Frames frames) {
    this.changing = changing;
    this.phones = phones;
    this.accounts = accounts;
    this.frames = frames;
  }

  @GetMapping("/my-account")
  @Requires(Permission.SIGNED_IN)
  View show(HttpServletRequest request, SignedIn who) {
    return page(HttpStatus.OK, frames.of(request, "own.title"), phone(who), FieldErrors.none());
  }

  @PostMapping("/my-account/phones")
  @Requires(Permission.SIGNED_IN)
  View phone(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String phone) {
    try {
      phones.change(who, phone);
      return new RedirectView("/my-account?notice=work-phone-changed");
    } catch (Refused refused) {
      Shell shell = frames.of(request, "own.title");
      FieldErrors errors =
          FieldErrors.told(refused, FieldErrors.field(refused, "phone"), shell.t());
      return page(ProblemAdvice.status(refused.kind()), shell, phone, errors);
    }
  }

  @PostMapping("/my-account/passwords")
  @Requires(Permission.SIGNED_IN)
  View change(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again) {
    try {
      String token = SignInCookie.read(request).orElse("");
      changing.change(who, token, current, password, again);
      return new RedirectView("/my-account?notice=password-changed");
    } catch (Refused refused) {
      Shell shell = frames.of(request, "own.title");
      FieldErrors errors =
          FieldErrors.told(refused, FieldErrors.field(refused, "current"), shell.t());
      return page(ProblemAdvice.status(refused.kind()), shell, phone(who), errors);
    }
  }

  private String phone(SignedIn who) {
    return accounts.workPhone(who.accountId()).orElse("");
  }

  private Page page(HttpStatus status, Shell shell, String phone, FieldErrors errors) {
    return Page.of(status, templates.accessOwnAccount(shell.withErrors(errors), phone, errors));
  }
}
