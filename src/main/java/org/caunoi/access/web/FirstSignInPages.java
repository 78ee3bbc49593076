package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caunoi.access.FirstSignIn;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignInStep;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person's first sign-in: a code app of their own and a password nobody else knows. */
@Controller
class FirstSignInPages {

  private final FirstSignIn first;
  private final SignInSteps steps;

  FirstSignInPages(FirstSignIn first, SignInSteps steps) {
    this.first = first;
    this.steps = steps;
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-in/code-apps")
  View codeApp(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String setupCode,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next) {
    try {
      String token = SignInCookie.read(request).orElse("");
      return steps.after(
          request, response, first.setUp(token, setupCode, code, request.getRemoteAddr()), next);
    } catch (Refused refused) {
      return steps.again(request, SignInStep.CODE_SETUP, next, refused);
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-in/passwords")
  View password(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      @RequestParam(defaultValue = "") String next) {
    try {
      String token = SignInCookie.read(request).orElse("");
      return steps.after(
          request, response, first.choose(token, password, again, request.getRemoteAddr()), next);
    } catch (Refused refused) {
      return steps.again(request, SignInStep.NEW_PASSWORD, next, refused);
    }
  }
}
