package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.caunoi.access.LockSignIn;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignInStep;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A screen left alone goes dark; its person opens it again where it was. */
@Controller
class LockPages {

  private final LockSignIn locking;
  private final SignInSteps steps;

  LockPages(LockSignIn locking, SignInSteps steps) {
    this.locking = locking;
    this.steps = steps;
  }

  @Requires(Permission.OPEN)
  @PostMapping("/lock")
  View lock(HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
    SignInCookie.read(request).ifPresent(locking::lock);
    String to = URLEncoder.encode(SignInSteps.local(next), StandardCharsets.UTF_8);
    return new RedirectView("/sign-in?next=" + to);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/sign-in/unlock")
  View unlock(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next) {
    try {
      String token = SignInCookie.read(request).orElse("");
      locking.unlock(token, password, request.getRemoteAddr());
      return new RedirectView(SignInSteps.local(next));
    } catch (Refused refused) {
      return steps.again(request, SignInStep.LOCKED, next, refused);
    }
  }
}
