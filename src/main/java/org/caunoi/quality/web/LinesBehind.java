package org.caunoi.quality.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a number counts.
 *
 * @param next after which place the next page begins, null on the last
 */
record LinesBehind(List<IndicatorView.Behind> shown, @Nullable String next) {

  /**
   * @param all in any order
   * @param after the last place of the page before, empty for the first page
   */
  static LinesBehind of(List<IndicatorView.Behind> all, String after, int most) {
    List<IndicatorView.Behind> rest =
        all.stream()
            .filter(one -> one.place().compareTo(after) > 0)
            .sorted(Comparator.comparing(IndicatorView.Behind::place))
            .limit(most + 1L)
            .toList();
    return rest.size() <= most
        ? new LinesBehind(rest, null)
        : new LinesBehind(rest.subList(0, most), rest.get(most - 1).place());
  }
}
