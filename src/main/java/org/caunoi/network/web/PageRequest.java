package org.caunoi.network.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** How much of a list is wanted, after which item; the list does not change while we run. */
record PageRequest(int limit, @Nullable String after) {

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int LONGEST_QUERY = 200;
  private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,2}");

  static PageRequest of(@Nullable String limit, @Nullable String cursor) {
    return new PageRequest(
        limit == null ? USUAL : limit(limit), cursor == null ? null : decoded(cursor));
  }

  static String query(String text) {
    if (text.length() > LONGEST_QUERY) {
      throw Refused.field("/q", "query-too-long", LONGEST_QUERY);
    }
    return text;
  }

  /** Opaque to the caller: the key of the last item shown. */
  static String cursorAfter(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Index of the first item of the page; a cursor from another list is refused. */
  <T> int start(List<T> all, Function<T, String> key) {
    if (after == null) {
      return 0;
    }
    int last = all.stream().map(key).toList().indexOf(after);
    if (last < 0) {
      throw Refused.field("/cursor", "bad-cursor");
    }
    return last + 1;
  }

  private static int limit(String text) {
    int limit = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Refused.field("/limit", "bad-limit", MOST);
    }
    return limit;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw Refused.field("/cursor", "bad-cursor");
    }
  }
}
