package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignInCookie;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in for programs that people of the network use; the cookie is that of the pages. */
@RestController
@RequestMapping("/api/v1/sign-ins")
class SignInApi {

  private final SignIn signIn;

  SignInApi(SignIn signIn) {
    this.signIn = signIn;
  }

  record NewSignIn(@Nullable String username, @Nullable String password) {}

  record NewCode(@Nullable String code) {}

  /**
   * A sign-in.
   *
   * @param codeNeeded whether the one-time code must still be shown
   * @param csrfToken goes with each later change as the header {@code X-XSRF-TOKEN}
   */
  record Opening(boolean codeNeeded, String csrfToken) {

    @Override
    public String toString() {
      return "Opening[" + codeNeeded + "]";
    }
  }

  @PostMapping
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.CREATED)
  Opening password(
      HttpServletRequest request, HttpServletResponse response, @RequestBody NewSignIn body) {
    return opened(
        request,
        response,
        signIn.withPassword(
            require(body.username(), "/username"),
            require(body.password(), "/password"),
            request.getRemoteAddr()));
  }

  @PostMapping("/codes")
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.CREATED)
  Opening code(
      HttpServletRequest request, HttpServletResponse response, @RequestBody NewCode body) {
    String begun = SignInCookie.read(request).orElse("");
    String code = require(body.code(), "/code");
    return opened(request, response, signIn.withCode(begun, code, request.getRemoteAddr()));
  }

  @DeleteMapping
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(HttpServletRequest request, HttpServletResponse response) {
    SignInCookie.read(request).ifPresent(signIn::end);
    SignInCookie.clear(request, response);
  }

  private static Opening opened(
      HttpServletRequest request, HttpServletResponse response, Opened opened) {
    SignInCookie.write(request, response, opened.token());
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Opening(opened.needsCode(), csrf.getToken());
  }

  private static String require(@Nullable String text, String pointer) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    return text;
  }
}
