package org.caunoi.assistance.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caunoi.assistance.GoOnReason;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.Saying;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;

/** What programs send about a session. */
final class ApiRequests {

  private ApiRequests() {}

  /** A scanned text, or the twelve digits typed. */
  record Start(@Nullable String scan, @Nullable String personalId) implements StrictBody {

    String text() {
      return scan != null ? scan : require(personalId, "/personalId");
    }

    /** The same refusal naming the field of this body that was read. */
    Refused pointed(Refused refused) {
      String field = scan != null ? "/scan" : "/personalId";
      return new Refused(
          refused.kind(),
          refused.code(),
          refused.errors().stream()
              .map(
                  error ->
                      error.pointer().equals("/card")
                          ? new FieldError(field, error.code(), error.args())
                          : error)
              .toList(),
          refused.args().toArray());
    }
  }

  record Procedure(@Nullable String code) implements StrictBody {}

  /** Answers by question key; text, numbers and booleans all count by their text. */
  record Answers(@Nullable Map<String, Object> answers, @Nullable ReturnWay returnBy)
      implements StrictBody {

    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      Objects.requireNonNullElse(answers, Map.<String, Object>of())
          .forEach(
              (key, value) -> texts.put(key, String.valueOf(require(value, "/answers/" + key))));
      return texts;
    }

    @Nullable ReturnWay returnWay() {
      return returnBy;
    }
  }

  /**
   * Values as typed.
   *
   * @param seen what the program showed before, by field: another value stored meanwhile is kept
   */
  record Draft(@Nullable Map<String, String> values, @Nullable Map<String, String> seen)
      implements StrictBody {}

  record Closing(@Nullable Outcome outcome, @Nullable List<String> missing, @Nullable String phone)
      implements StrictBody {

    Collection<String> papers() {
      return missing == null ? List.of() : missing;
    }
  }

  /**
   * The citizen's word: {@code agree} with the hash shown, {@code not-right} with a field, {@code
   * stop}.
   */
  record Said(@Nullable String says, @Nullable String summaryHash, @Nullable String field)
      implements StrictBody {

    Saying saying() {
      return switch (require(says, "/says")) {
        case "agree" -> new Saying.Agree(require(summaryHash, "/summaryHash"));
        case "not-right" -> new Saying.NotRight(require(field, "/field"));
        case "stop" -> new Saying.Stop();
        default -> throw Refused.field("/says", "unknown-option", "agree, not-right, stop");
      };
    }
  }

  /** One of both: the code from the phone, or a signature as a PNG data address. */
  record Proof(@Nullable String code, @Nullable String signature) implements StrictBody {}

  record PortalCode(@Nullable String code) implements StrictBody {}

  /** Refused at {@code /reason} with {@code unknown-option}, naming those there are. */
  static GoOnReason goOnReason(String text) {
    return Arrays.stream(GoOnReason.values())
        .filter(reason -> reason.key().equals(text) || reason.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.field(
                    "/reason",
                    "unknown-option",
                    Arrays.stream(GoOnReason.values())
                        .map(GoOnReason::key)
                        .collect(Collectors.joining(", "))));
  }

  static <T> T require(@Nullable T value, String pointer) {
    if (value == null) {
      throw Refused.field(pointer, "required");
    }
    return value;
  }

  static Map<String, String> present(Map<String, String> values, String pointer) {
    values.forEach((key, value) -> require(value, pointer + key));
    return values;
  }

  /** The version in an {@code If-Match} header; refused with {@code malformed}. */
  static @Nullable Integer version(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return null;
    }
    String digits = ifMatch.replaceAll("[\"\\s]|W/", "");
    if (!digits.matches("\\d{1,9}")) {
      throw Refused.field("/If-Match", "malformed");
    }
    return Integer.valueOf(digits);
  }
}
