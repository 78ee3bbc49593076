package org.caunoi.dossier.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.dossier.DossierWorklist.Position;
import org.caunoi.dossier.WorkQueue;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The query of a list, read field by field; every mistake is refused by its name. */
record ListRequest(Filter filter, @Nullable Position after, int limit) {

  static final int MOST = 100;
  private static final int USUAL = 50;
  private static final Pattern STATE = Pattern.compile("[1-9]|10");
  private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,2}");

  /**
   * @param state national codes with commas between, such as {@code 2,4}
   * @param assignee only {@code me}
   */
  static ListRequest of(
      SignedIn who,
      @Nullable String queue,
      @Nullable String state,
      @Nullable String assignee,
      @Nullable String late,
      @Nullable String code,
      @Nullable String cursor,
      @Nullable String limit) {
    Filter base =
        queue == null
            ? Filter.all()
            : WorkQueue.find(queue)
                .orElseThrow(() -> Refused.field("/queue", "unknown-option"))
                .filter(who);
    Filter filter =
        new Filter(
            state == null ? base.states() : states(state),
            assignee == null ? base.assignee() : me(assignee, who),
            base.intake(),
            late == null ? base.late() : truth(late),
            code == null ? null : DossierCode.parse(code, "/code").value());
    return new ListRequest(
        filter, cursor == null ? null : position(cursor), limit == null ? USUAL : limit(limit));
  }

  /** Opaque to the caller. */
  static String cursor(Position position) {
    String text = position.sort() + "/" + position.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Position position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split("/", -1);
      if (parts.length == 2 && parts[0].length() < 40) {
        Position position = new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        if (cursor(position).equals(cursor)) {
          return position;
        }
      }
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      throw Refused.field("/cursor", "bad-cursor");
    }
    throw Refused.field("/cursor", "bad-cursor");
  }

  private static List<DossierState> states(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(
            one -> {
              if (!STATE.matcher(one).matches()) {
                throw Refused.field("/state", "unknown-option");
              }
              return DossierState.of(Integer.parseInt(one));
            })
        .distinct()
        .toList();
  }

  private static UUID me(String text, SignedIn who) {
    if (!text.equals("me")) {
      throw Refused.field("/assignee", "unknown-option");
    }
    return who.accountId();
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("/late", "not-yes-or-no");
    };
  }

  private static int limit(String text) {
    int limit = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Refused.field("/limit", "bad-limit", MOST);
    }
    return limit;
  }
}
