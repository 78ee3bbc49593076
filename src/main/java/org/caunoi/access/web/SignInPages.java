package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignInCookie;
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
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  SignInPages(SignIn signIn, Frames frames) {
    this.signIn = signIn;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/sign-in")
  View form(
      HttpServletRequest request,
      Optional<SignedIn> who,
      @RequestParam(defaultValue = "") String next) {
    return who.isPresent()
        ? new RedirectView(local(next))
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
      Opened opened = signIn.withPassword(username, password, request.getRemoteAddr());
      SignInCookie.write(request, response, opened.token());
      return opened.needsCode()
          ? codePage(request, next, FieldErrors.none(), HttpStatus.OK)
          : new RedirectView(local(next));
    } catch (Refused refused) {
      return page(request, next, username, errors(request, refused, "password"), status(refused));
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
      Opened opened =
          signIn.withCode(SignInCookie.read(request).orElse(""), code, request.getRemoteAddr());
      SignInCookie.write(request, response, opened.token());
      return new RedirectView(local(next));
    } catch (Refused refused) {
      return refused.kind() == Refused.Kind.UNAUTHENTICATED
          ? new RedirectView("/sign-in")
          : codePage(request, next, errors(request, refused, "code"), status(refused));
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-out")
  View out(HttpServletRequest request, HttpServletResponse response) {
    SignInCookie.read(request).ifPresent(signIn::end);
    SignInCookie.clear(request, response);
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

  private Page codePage(
      HttpServletRequest request, String next, FieldErrors errors, HttpStatus status) {
    Shell shell = frames.of(request, "signIn.codeTitle");
    return Page.of(status, templates.accessSignInCode(shell, next, errors));
  }

  private FieldErrors errors(HttpServletRequest request, Refused refused, String field) {
    return FieldErrors.of(
        field, frames.texts(request).get("error." + refused.code(), refused.args().toArray()));
  }

  private static HttpStatus status(Refused refused) {
    return refused.kind() == Refused.Kind.TOO_MANY
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /** Only a path of our own, never another site. */
  private static String local(String next) {
    return next.matches("/[A-Za-z0-9][A-Za-z0-9/._-]*") ? next : "/";
  }
}
