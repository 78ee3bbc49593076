package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caunoi.access.FirstSignIn;
import org.caunoi.access.Frames;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignInStep;
import org.caunoi.platform.pdf.CodePicture;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages between a right password and the first page of the day. */
@Component
class SignInSteps {

  private final FirstSignIn first;
  private final Frames frames;
  private final SignInCookie cookie;
  private final StaticTemplates templates = new StaticTemplates();

  SignInSteps(FirstSignIn first, Frames frames, SignInCookie cookie) {
    this.first = first;
    this.frames = frames;
    this.cookie = cookie;
  }

  View after(HttpServletRequest request, HttpServletResponse response, Opened opened, String next) {
    cookie.write(response, opened.token());
    return page(request, opened.next(), opened.token(), next, FieldErrors.none(), HttpStatus.OK);
  }

  /** The same step again with what was wrong; the door itself for a sign-in that is over. */
  View again(HttpServletRequest request, SignInStep step, String next, Refused refused) {
    return refused.kind() == Refused.Kind.UNAUTHENTICATED
        ? new RedirectView("/sign-in")
        : page(
            request,
            step,
            SignInCookie.read(request).orElse(""),
            next,
            FieldErrors.told(refused, FieldErrors.field(refused, "code"), frames.texts(request)),
            ProblemAdvice.status(refused.kind()));
  }

  /** The page of a sign-in that was left alone. */
  View locked(HttpServletRequest request, String next) {
    return page(request, SignInStep.LOCKED, "", next, FieldErrors.none(), HttpStatus.OK);
  }

  /** Only a path of our own, never another site. */
  static String local(String next) {
    return next.matches("/[A-Za-z0-9][A-Za-z0-9/._-]*") ? next : "/";
  }

  private View page(
      HttpServletRequest request,
      SignInStep step,
      String token,
      String next,
      FieldErrors errors,
      HttpStatus status) {
    return switch (step) {
      case CODE ->
          Page.of(
              status,
              templates.accessSignInCode(frames.of(request, "signIn.codeTitle"), next, errors));
      case CODE_SETUP -> setUp(request, token, next, errors, status);
      case NEW_PASSWORD ->
          Page.of(
              status,
              templates.accessSignInPassword(frames.of(request, "signIn.newTitle"), next, errors));
      case LOCKED ->
          Page.of(
              status,
              templates.accessSignInLocked(frames.of(request, "signIn.locked"), next, errors));
      case DONE -> new RedirectView(local(next));
    };
  }

  private Page setUp(
      HttpServletRequest request,
      String token,
      String next,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell = frames.of(request, "signIn.setupTitle");
    String address = first.codeApp(token);
    String key = address.replaceAll(".*[?&]secret=([A-Z2-7]+).*", "$1");
    return Page.of(
        status,
        templates.accessSignInSetup(shell, CodePicture.qr(address), spaced(key), next, errors));
  }

  /** Groups of four, for whoever types it. */
  private static String spaced(String key) {
    return key.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
