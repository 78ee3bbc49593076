package org.caunoi.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next one begins, none on the last
 */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

  /**
   * The first so many of what was found; one more than asked for tells that there is a next page.
   */
  public static <T> Slice<T> of(List<T> found, int most, Function<T, Cursor> cursor) {
    return found.size() <= most
        ? new Slice<>(found, null)
        : new Slice<>(
            List.copyOf(found.subList(0, most)), cursor.apply(found.get(most - 1)).text());
  }

  public <R> Slice<R> map(Function<T, R> each) {
    return new Slice<>(items.stream().map(each).toList(), nextCursor);
  }
}
