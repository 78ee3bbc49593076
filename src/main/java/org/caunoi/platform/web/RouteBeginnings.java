package org.caunoi.platform.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Routes by what their paths begin with: whole, or up to the last slash before what may vary. */
final class RouteBeginnings<T> {

  private final Map<String, List<T>> routes = new HashMap<>();

  /**
   * @param patterns the paths of a route, in which <code>{</code>, {@code *} and {@code ?} begin
   *     what may vary
   */
  RouteBeginnings(Collection<T> all, Function<T, Set<String>> patterns) {
    for (T route : all) {
      for (String pattern : patterns.apply(route)) {
        routes.computeIfAbsent(beginning(pattern), b -> new ArrayList<>()).add(route);
      }
    }
  }

  /** The only routes that may fit a path, by identity. */
  Set<T> of(String path) {
    Set<T> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      found.addAll(routes.getOrDefault(path.substring(0, slash + 1), List.of()));
    }
    found.addAll(routes.getOrDefault(path, List.of()));
    return found;
  }

  private static String beginning(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if ("{*?".indexOf(pattern.charAt(i)) >= 0) {
        return pattern.substring(0, pattern.lastIndexOf('/', i) + 1);
      }
    }
    return pattern;
  }
}
