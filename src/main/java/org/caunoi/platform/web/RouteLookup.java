package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks a route whether it fits only where the path begins as the route does up to its first
 * variable. With some five hundred routes, asking each whether it takes the verb, the headers and
 * the body first cost more than most acts do. What is escaped in the path is left to the routes.
 */
@Component
final class RouteLookup implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new ByBeginning();
  }

  static boolean mayFit(String pattern, String path) {
    for (int i = 0; i < pattern.length(); i++) {
      char wanted = pattern.charAt(i);
      if (wanted == '{' || wanted == '*' || wanted == '?') {
        return true;
      }
      if (i == path.length() || path.charAt(i) != wanted) {
        return false;
      }
    }
    return pattern.length() == path.length();
  }

  private static final class ByBeginning extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
        RequestMappingInfo route, HttpServletRequest request) {
      PathPatternsRequestCondition patterns = route.getPathPatternsCondition();
      if (patterns != null && patterns.getPatterns().size() == 1) {
        String path = ServletRequestPathUtils.getCachedPathValue(request);
        String pattern = patterns.getFirstPattern().getPatternString();
        if (path.indexOf('%') < 0 && !mayFit(pattern, path)) {
          return null;
        }
      }
      return super.getMatchingMapping(route, request);
    }
  }
}
