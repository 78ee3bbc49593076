package org.caunoi.browser;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.pattern.PathPattern;

/** Every page of the house, read off its routes, and which of them somebody has looked at. */
final class Pages {

  /** All addresses that can be asked for, pages and files. */
  private final Map<String, PathPattern> patterns = new TreeMap<>();

  private final Set<String> pages = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  Pages(RequestMappingHandlerMapping routes) {
    routes
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                  && info.getPathPatternsCondition() != null) {
                info.getPathPatternsCondition()
                    .getPatterns()
                    .forEach(pattern -> add(pattern, method));
              }
            });
  }

  private void add(PathPattern pattern, HandlerMethod method) {
    String text = pattern.getPatternString();
    if (!text.startsWith("/api/")) {
      patterns.put(text, pattern);
      if (isPage(method)) {
        pages.add(text);
      }
    }
  }

  /** Files and streams are no pages. */
  private static boolean isPage(HandlerMethod method) {
    Class<?> answer = method.getReturnType().getParameterType();
    return method.getBeanType().getPackageName().startsWith("org.caunoi")
        && answer != void.class
        && !ResponseEntity.class.isAssignableFrom(answer)
        && !SseEmitter.class.isAssignableFrom(answer);
  }

  /** The page behind an address of this house. */
  Optional<String> of(String address) {
    PathContainer path = PathContainer.parsePath(URI.create(address).getPath());
    return patterns.values().stream()
        .filter(pattern -> pattern.matches(path))
        .min(PathPattern.SPECIFICITY_COMPARATOR)
        .map(PathPattern::getPatternString)
        .filter(pages::contains);
  }

  void saw(String address) {
    of(address).ifPresent(seen::add);
  }

  Set<String> neverSeen() {
    Set<String> missing = new TreeSet<>(pages);
    missing.removeAll(seen);
    return missing;
  }
}
