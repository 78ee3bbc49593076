package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.LockSignIn;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignInStep;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in with a password and, for decision rights, a one-time code; signing out. */
@Controller
class SignInPages {

  private final SignIn signIn;
  private final LockSignIn locking;
  private final SignInSteps steps;
  private final Frames frames;
  private final SignInCookie cookie;
  private final StaticTemplates templates = new StaticTemplates();

  SignInPages(
      SignIn signIn, LockSignIn locking, SignInSteps steps, Frames frames, SignInCookie cookie) {
    this.signIn = signIn;
    this.locking = locking;
    this.steps = steps;
    this.frames = frames;
    this.cookie = cookie;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/sign-in")
  View form(
      HttpServletRequest request,
      Optional<SignedIn> who,
      @RequestParam(defaultValue = "") String next) {
    if (SignInCookie.read(request).filter(locking::isLocked).isPresent()) {
      return steps.locked(request, next);
    }
    return who.isPresent()
        ? new RedirectView(SignInSteps.local(next))
        : page(request, next, "", FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-in")
  View password(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next) {
    try {
      return steps.after(
          request,
          response,
          signIn.withPassword(username, password, request.getRemoteAddr()),
          next);
    } catch (Refused refused) {
      return page(request, next, username, errors(request, refused), status(refused));
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-in/code")
  View code(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next) {
    try {
      String token = SignInCookie.read(request).orElse("");
      return steps.after(
          request, response, signIn.withCode(token, code, request.getRemoteAddr()), next);
    } catch (Refused refused) {
      return steps.again(request, SignInStep.CODE, next, refused);
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-out")
  View out(HttpServletRequest request, HttpServletResponse response) {
    SignInCookie.read(request).ifPresent(signIn::end);
    cookie.clear(response);
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return new RedirectView("/sign-in?notice=signed-out");
  }

  private Page page(
      HttpServletRequest request,
      String next,
      String username,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell = frames.of(request, "signIn.title");
    return Page.of(status, templates.accessSignIn(shell, username, next, errors));
  }

  private FieldErrors errors(HttpServletRequest request, Refused refused) {
    return FieldErrors.of(
        "password", frames.texts(request).get("error." + refused.code(), refused.args().toArray()));
  }

  private static HttpStatus status(Refused refused) {
    return refused.kind() == Refused.Kind.TOO_MANY
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
