package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks a route whether it fits only where the path begins as the route does. With some five hundred
 * routes, asking each whether it takes the verb, the headers and the body first cost more than most
 * acts do. What is escaped in the path is left to the routes.
 */
@Component
final class RouteLookup implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new ByBeginning();
  }

  private static final class ByBeginning extends RequestMappingHandlerMapping {

    private static final String MAY_FIT = ByBeginning.class.getName() + ".mayFit";

    private RouteBeginnings<RequestMappingInfo> beginnings = beginnings(Set.of());

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> routes) {
      super.handlerMethodsInitialized(routes);
      beginnings = beginnings(routes.keySet());
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
        throws Exception {
      String asked = ServletRequestPathUtils.getCachedPathValue(request);
      if (asked.indexOf('%') < 0) {
        request.setAttribute(MAY_FIT, beginnings.of(asked));
      }
      try {
        return super.lookupHandlerMethod(path, request);
      } finally {
        request.removeAttribute(MAY_FIT);
      }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
        RequestMappingInfo route, HttpServletRequest request) {
      Object mayFit = request.getAttribute(MAY_FIT);
      return mayFit instanceof Set<?> routes && !routes.contains(route)
          ? null
          : super.getMatchingMapping(route, request);
    }

    private static RouteBeginnings<RequestMappingInfo> beginnings(Set<RequestMappingInfo> routes) {
      return new RouteBeginnings<>(routes, RequestMappingInfo::getPatternValues);
    }
  }
}
