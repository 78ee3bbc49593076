package org.caunoi.dossier.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The query of a register, read field by field; every mistake is refused by its name.
 *
 * @param filter what is asked for
 */
record RegisterRequest(RegisterFilter filter) {

  private static final Pattern STATE = Pattern.compile("[1-9]|10");
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z.-]{1,40}");

  /**
   * @param today the last day where none is named; the first day of its month is then the first
   */
  static RegisterRequest of(
      @Nullable String from,
      @Nullable String to,
      @Nullable String authority,
      @Nullable String procedure,
      @Nullable String state,
      @Nullable String late,
      LocalDate today) {
    LocalDate last = blank(to) ? today : ActBodies.day("/to", to);
    LocalDate first = blank(from) ? last.withDayOfMonth(1) : ActBodies.day("/from", from);
    return new RegisterRequest(
        new RegisterFilter(
            first,
            last,
            code("/authority", authority),
            code("/procedure", procedure),
            state(state),
            truth(late)));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String code(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!CODE.matcher(text.strip()).matches()) {
      throw Refused.field(pointer, "malformed");
    }
    return text.strip();
  }

  private static @Nullable DossierState state(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!STATE.matcher(text).matches()) {
      throw Refused.field("/state", "unknown-option");
    }
    return DossierState.of(Integer.parseInt(text));
  }

  private static boolean truth(@Nullable String text) {
    return switch (text == null ? "" : text) {
      case "true" -> true;
      case "", "false" -> false;
      default -> throw Refused.field("/late", "not-yes-or-no");
    };
  }

  /** The same query as part of an address. */
  String query() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("from", filter.from().toString());
    parts.put("to", filter.to().toString());
    parts.put("authority", filter.authority() == null ? "" : filter.authority());
    parts.put("procedure", filter.procedureCode() == null ? "" : filter.procedureCode());
    parts.put("state", filter.state() == null ? "" : String.valueOf(filter.state().code()));
    parts.put("late", filter.late() ? "true" : "");
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
