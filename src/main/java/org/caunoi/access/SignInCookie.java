package org.caunoi.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.caunoi.platform.web.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie of a staff sign-in: not readable by scripts, never sent from another site. */
@Component
public final class SignInCookie {

  private static final String NAME = "signin";

  private final PublicAddress address;

  SignInCookie(PublicAddress address) {
    this.address = address;
  }

  public static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(NAME) && !cookie.getValue().isBlank())
        .map(Cookie::getValue)
        .findFirst();
  }

  public void write(HttpServletResponse response, String token) {
    set(response, token, SignIns.LENGTH);
  }

  public void clear(HttpServletResponse response) {
    set(response, "", Duration.ZERO);
  }

  private void set(HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(address.isEncrypted())
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build()
            .toString());
  }
}
