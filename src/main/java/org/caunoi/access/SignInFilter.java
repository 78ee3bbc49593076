package org.caunoi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.caunoi.platform.viewer.Viewer;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks: a bearer token of a system client, or the sign-in cookie of a person. */
final class SignInFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final SignIns signIns;
  private final EndedSignIns ended;

  SignInFilter(SignIns signIns, EndedSignIns ended) {
    this.signIns = signIns;
    this.ended = ended;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<SignedIn> sender = Viewer.untold(() -> who(request));
    if (sender.isEmpty()) {
      SignInCookie.read(request).ifPresent(ended::note);
    }
    sender.ifPresent(
        who -> {
          SecurityContext context = SecurityContextHolder.createEmptyContext();
          context.setAuthentication(new PreAuthenticatedAuthenticationToken(who, null, List.of()));
          SecurityContextHolder.setContext(context);
        });
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/css/")
        || path.startsWith("/js/")
        || path.startsWith("/fonts/")
        || path.startsWith("/webjars/");
  }

  private Optional<SignedIn> who(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      return signIns.findSystemClient(header.substring(BEARER.length()).strip());
    }
    return SignInCookie.read(request)
        .flatMap(signIns::find)
        .filter(SignIns.Current::complete)
        .map(SignIns.Current::signedIn);
  }
}
