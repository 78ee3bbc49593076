package org.caunoi.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.access.PermissionInterceptor;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.SeenVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads an {@link ActCall} off a request of a program; a malformed header is refused with 400. */
@Configuration(proxyBeanMethods = false)
class ActCalls implements WebMvcConfigurer {

  static final String IF_MATCH = "If-Match";
  static final String KEY = "Idempotency-Key";

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Argument());
  }

  private static final class Argument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == ActCall.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders)
        throws Exception {
      Map<?, ?> variables =
          (Map<?, ?>)
              Objects.requireNonNull(
                  request.getAttribute(
                      HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                      RequestAttributes.SCOPE_REQUEST));
      SeenVersion seen = header(IF_MATCH, SeenVersion.class, parameter, request, binders);
      RetryKey key = header(KEY, RetryKey.class, parameter, request, binders);
      return new ActCall(
          PermissionInterceptor.current().orElseThrow(),
          String.valueOf(variables.get("code")),
          seen == null ? null : seen.value(),
          key == null ? null : key.value());
    }

    private static <T> @Nullable T header(
        String name,
        Class<T> type,
        MethodParameter parameter,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders)
        throws Exception {
      String text = request.getHeader(name);
      if (text == null || binders == null) {
        return null;
      }
      try {
        return binders.createBinder(request, null, name).convertIfNecessary(text, type);
      } catch (TypeMismatchException e) {
        throw new MethodArgumentTypeMismatchException(text, type, name, parameter, e);
      }
    }
  }
}
