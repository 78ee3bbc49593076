package org.caunoi.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose parameters cannot be read (broken escapes, not UTF-8, too many, too
 * large) with 400 or 413 before anything asks for them; the words sent never reach a log. Uploads
 * are read only by the route that takes them, after the look at permissions.
 */
final class BrokenRequests extends OncePerRequestFilter {

  private static final int AFTER_THE_CHARACTER_SET = Ordered.HIGHEST_PRECEDENCE + 10;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    boolean upload = type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    HttpStatus broken =
        type.contains("*") ? HttpStatus.UNSUPPORTED_MEDIA_TYPE : upload ? null : broken(request);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(upload || broken != null ? new WithoutParameters(request) : request, response);
    } else if (broken != null) {
      response.sendError(broken.value());
    } else {
      pass(request, response, chain);
    }
  }

  /** The page that tells of the mistake must not stumble over it again. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IllegalStateException | HttpMessageNotReadableException e) {
      HttpStatus status = Unreadable.status(e);
      if (status == null || response.isCommitted()) {
        throw e;
      }
      response.sendError(status.value());
    }
  }

  private static @Nullable HttpStatus broken(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return null;
    } catch (IllegalStateException e) {
      return Objects.requireNonNullElse(Unreadable.status(e), HttpStatus.BAD_REQUEST);
    }
  }

  private static final class WithoutParameters extends HttpServletRequestWrapper {

    WithoutParameters(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration {

    @Bean
    static FilterRegistrationBean<BrokenRequests> brokenRequests() {
      FilterRegistrationBean<BrokenRequests> registration =
          new FilterRegistrationBean<>(new BrokenRequests());
      registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
      registration.setOrder(AFTER_THE_CHARACTER_SET);
      return registration;
    }
  }
}
