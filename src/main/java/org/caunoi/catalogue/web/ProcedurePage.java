package org.caunoi.catalogue.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page starts, or none after the last
 */
record ProcedurePage(List<ProcedureSummary> items, @Nullable String nextCursor) {

  /**
   * The page after the procedure the cursor names; no cursor is the first page. A cursor that names
   * nothing in this list is refused as bad-cursor.
   */
  static ProcedurePage of(List<ProcedureVersion> all, String cursor, int limit) {
    int from = cursor.isEmpty() ? 0 : indexAfter(all, decode(cursor));
    int to = Math.min(from + limit, all.size());
    List<ProcedureSummary> items =
        all.subList(from, to).stream().map(ProcedureSummary::of).toList();
    return new ProcedurePage(items, to < all.size() ? encode(all.get(to - 1).code()) : null);
  }

  private static int indexAfter(List<ProcedureVersion> all, String code) {
    return IntStream.range(0, all.size())
            .filter(i -> all.get(i).code().equals(code))
            .findFirst()
            .orElseThrow(() -> Refused.field("/cursor", "bad-cursor"))
        + 1;
  }

  private static String encode(String code) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(code.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.field("/cursor", "bad-cursor");
    }
  }
}
