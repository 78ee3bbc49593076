package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses with {@code http-406} what a program asks to be done and to be told of in a form that the
 * API does not have, before it is done: else it would be stored and the answer would say no (RFC
 * 9110, 12.5.1).
 */
final class AnswerForms implements HandlerInterceptor {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<MediaType> OURS = List.of(MediaType.APPLICATION_JSON);

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotAcceptableException {
    if (!LOOKING.contains(request.getMethod())
        && request.getRequestURI().startsWith("/api/")
        && !answersWithFile(handler)) {
      List<MediaType> wanted = wanted(request);
      if (wanted.stream().noneMatch(one -> one.isCompatibleWith(MediaType.APPLICATION_JSON))) {
        throw new HttpMediaTypeNotAcceptableException(OURS);
      }
    }
    return true;
  }

  /** A file is what it is, whatever is asked for. */
  private static boolean answersWithFile(Object handler) {
    return handler instanceof HandlerMethod method
        && Resource.class.isAssignableFrom(
            ResolvableType.forMethodReturnType(method.getMethod())
                .getGeneric(0)
                .resolve(Object.class));
  }

  private static List<MediaType> wanted(HttpServletRequest request)
      throws HttpMediaTypeNotAcceptableException {
    List<String> said = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    try {
      List<MediaType> wanted = MediaType.parseMediaTypes(said);
      return wanted.isEmpty() ? List.of(MediaType.ALL) : wanted;
    } catch (InvalidMediaTypeException e) {
      throw new HttpMediaTypeNotAcceptableException("Could not parse 'Accept' header");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static final class Registration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(new AnswerForms());
    }
  }
}
