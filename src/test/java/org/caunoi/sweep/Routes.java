package org.caunoi.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.access.Requires;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * All routes of ours, read from the running house, so that a new one is swept the day it is born.
 */
@Component
final class Routes {

  private final RequestMappingHandlerMapping mapping;

  Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    mapping.getHandlerMethods().forEach((info, method) -> add(routes, info, method));
    routes.sort(Comparator.comparing(Route::path).thenComparing(Route::verb));
    return routes;
  }

  /** The route that answers to a verb and a path, the most particular one where several fit. */
  Optional<Route> of(String asked) {
    String[] parts = asked.replaceFirst("\\?.*", "").split(" ", 2);
    return all().stream()
        .filter(route -> route.verb().equals(parts[0]))
        .filter(route -> parts[1].matches(route.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .min(Comparator.comparing(route -> route.path().chars().filter(c -> c == '{').count()));
  }

  private static void add(List<Route> routes, RequestMappingInfo info, HandlerMethod method) {
    if (!method.getBeanType().getPackageName().startsWith("org.caunoi")) {
      return;
    }
    Requires requires = Objects.requireNonNull(method.getMethodAnnotation(Requires.class));
    String consumes =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .findFirst()
            .map(MediaType::toString)
            .orElse("");
    List<RequestMethod> verbs = List.copyOf(info.getMethodsCondition().getMethods());
    for (String path : info.getPatternValues()) {
      for (RequestMethod verb : verbs.isEmpty() ? List.of(RequestMethod.GET) : verbs) {
        routes.add(new Route(verb.name(), path, method, requires.value(), consumes));
      }
    }
  }
}
