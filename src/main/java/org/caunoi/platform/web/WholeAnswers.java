package org.caunoi.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a short answer of the API in one piece that says how long it is, though the framework asks
 * for the head of each answer to go out before its end. What is told bit by bit still is.
 */
final class WholeAnswers extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public void flushBuffer() throws IOException {
            if (request.isAsyncStarted()) {
              super.flushBuffer();
            }
          }
        });
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration {

    @Bean
    static FilterRegistrationBean<WholeAnswers> wholeAnswers() {
      FilterRegistrationBean<WholeAnswers> registration =
          new FilterRegistrationBean<>(new WholeAnswers());
      registration.addUrlPatterns("/api/*");
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return registration;
    }
  }
}
