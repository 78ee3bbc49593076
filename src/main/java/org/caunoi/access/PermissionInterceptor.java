package org.caunoi.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every route to the permission it declares; a route that declares none answers nobody. */
public final class PermissionInterceptor implements HandlerInterceptor {

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)
        || method.getBeanType().getPackageName().startsWith("org.springframework")) {
      return true;
    }
    Requires requires = method.getMethodAnnotation(Requires.class);
    if (requires == null) {
      throw new Refused(Refused.Kind.FORBIDDEN, "forbidden", List.of());
    }
    // A stream that ends passes here again; whoever opened it was asked then.
    boolean again = request.getDispatcherType() == DispatcherType.ASYNC;
    if (again || requires.value() == Permission.OPEN) {
      return true;
    }
    Optional<SignedIn> who = current();
    if (who.isPresent()) {
      who.get().require(requires.value());
      return true;
    }
    if (wantsPage(request)) {
      response.sendRedirect("/sign-in" + next(request));
      return false;
    }
    throw new Refused(Refused.Kind.UNAUTHENTICATED, "sign-in-needed", List.of());
  }

  /** Who asks, if anybody is signed in. */
  public static Optional<SignedIn> current() {
    @Nullable Authentication authentication =
        SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn who
        ? Optional.of(who)
        : Optional.empty();
  }

  private static boolean wantsPage(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") && request.getHeader("HX-Request") == null;
  }

  private static String next(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        ? "?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)
        : "";
  }
}
