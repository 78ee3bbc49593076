package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caunoi.shared.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps control characters out of everything that is typed into a page or stands in its address; no
 * keyboard types them and no column keeps them. The API names such fields itself.
 */
final class PlainParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getRequestURI().startsWith("/api/")) {
      return true;
    }
    String type = request.getContentType();
    boolean upload = type != null && type.startsWith("multipart/");
    Stream<String> typed =
        upload
            ? Stream.empty()
            : request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull);
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Stream<?> inPath =
        variables instanceof Map<?, ?> byName ? byName.values().stream() : Stream.empty();
    boolean plain =
        typed.allMatch(PlainText::isPlain)
            && inPath.allMatch(value -> PlainText.isPlain(value.toString()));
    if (!plain) {
      throw Refused.invalid("malformed");
    }
    return true;
  }

  /** After the look at permissions, so that only those who may are told what is wrong. */
  @Configuration(proxyBeanMethods = false)
  static final class Registration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(new PlainParameters()).order(1);
    }
  }
}
