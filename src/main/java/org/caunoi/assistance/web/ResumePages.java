package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.ResumeSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking a dark session up again: the clerk shows by password who they are. */
@Controller
class ResumePages {

  private final SignIn signIn;
  private final ReadSession read;
  private final ResumeSession resume;
  private final SessionPage page;
  private final SignInCookie cookie;

  ResumePages(
      SignIn signIn,
      ReadSession read,
      ResumeSession resume,
      SessionPage page,
      SignInCookie cookie) {
    this.signIn = signIn;
    this.read = read;
    this.resume = resume;
    this.page = page;
    this.cookie = cookie;
  }

  @PostMapping("/counter/sessions/{id}/resume")
  @Requires(Permission.HELP_CITIZEN)
  View resume(
      HttpServletRequest request,
      HttpServletResponse response,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String password) {
    return page.after(
        request,
        who,
        id,
        null,
        () -> {
          read.facts(who, id);
          Opened fresh = signIn.withPassword(who.username(), password, request.getRemoteAddr());
          SignInCookie.read(request).ifPresent(signIn::end);
          cookie.write(response, fresh.token());
          resume.resume(who, id);
        });
  }
}
