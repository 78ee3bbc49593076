package org.caunoi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.caunoi.audit.HistoryWatch;
import org.caunoi.platform.web.PassingTrouble;
import org.caunoi.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes nothing in while the history stands unsealed for too long; looking goes on. */
final class HistoryInterceptor implements HandlerInterceptor {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  private final BooleanSupplier tooLate;

  HistoryInterceptor(BooleanSupplier tooLate) {
    this.tooLate = tooLate;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean signing = request.getRequestURI().startsWith("/sign-");
    if (!LOOKING.contains(request.getMethod()) && !signing && tooLate.getAsBoolean()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, PassingTrouble.RETRY_AFTER);
      throw new Refused(Refused.Kind.UNAVAILABLE, "history-unsealed", List.of());
    }
    return true;
  }

  @Configuration(proxyBeanMethods = false)
  static final class StopsUnsealed implements WebMvcConfigurer {

    private final ObjectProvider<HistoryWatch> watch;

    StopsUnsealed(ObjectProvider<HistoryWatch> watch) {
      this.watch = watch;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(new HistoryInterceptor(() -> watch.getObject().isTooLate()));
    }
  }
}
