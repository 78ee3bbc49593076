package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.web.SignInBodies.NewCode;
import org.caunoi.access.web.SignInBodies.NewSignIn;
import org.caunoi.access.web.SignInBodies.Opening;
import org.caunoi.shared.Required;
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
  private final SignInCookie cookie;

  SignInApi(SignIn signIn, SignInCookie cookie) {
    this.signIn = signIn;
    this.cookie = cookie;
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
            Required.text(body.username(), "/username"),
            Required.text(body.password(), "/password"),
            request.getRemoteAddr()));
  }

  @PostMapping("/codes")
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.CREATED)
  Opening code(
      HttpServletRequest request, HttpServletResponse response, @RequestBody NewCode body) {
    String begun = SignInCookie.read(request).orElse("");
    String code = Required.text(body.code(), "/code");
    return opened(request, response, signIn.withCode(begun, code, request.getRemoteAddr()));
  }

  @DeleteMapping
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(HttpServletRequest request, HttpServletResponse response) {
    SignInCookie.read(request).ifPresent(signIn::end);
    cookie.clear(response);
  }

  private Opening opened(HttpServletRequest request, HttpServletResponse response, Opened opened) {
    cookie.write(response, opened.token());
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Opening(opened.needsCode(), csrf.getToken());
  }
}
