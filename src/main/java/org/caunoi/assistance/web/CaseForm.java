package org.caunoi.assistance.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.catalogue.FieldType;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the form of a case sends: {@code answer.…}, {@code form.…} and {@code returnBy}. */
record CaseForm(Map<String, String> sent) {

  static CaseForm of(MultiValueMap<String, String> sent) {
    return new CaseForm(sent.toSingleValueMap());
  }

  Map<String, String> answers() {
    return part("answer.");
  }

  /** Field values; a box of the page that is not ticked sends nothing and counts as no. */
  Map<String, String> values(@Nullable ProcedureVersion procedure) {
    Map<String, String> values = part("form.");
    if (procedure != null && !values.isEmpty()) {
      procedure.form().fields().stream()
          .filter(field -> field.type() == FieldType.DECLARATION)
          .forEach(field -> values.putIfAbsent(field.key(), "false"));
    }
    return values;
  }

  /** Null where none was sent; refused at {@code /returnBy} with {@code unknown-option}. */
  @Nullable ReturnWay returnBy() {
    String way = sent.getOrDefault("returnBy", "");
    if (way.isEmpty()) {
      return null;
    }
    return Arrays.stream(ReturnWay.values())
        .filter(known -> known.name().equals(way))
        .findFirst()
        .orElseThrow(() -> Refused.field("/returnBy", "unknown-option"));
  }

  /** Number of the last save on the form in the citizen's hands that the page showed. */
  @Nullable Integer seen() {
    String seen = sent.getOrDefault("seen", "");
    return seen.matches("\\d{1,9}") ? Integer.valueOf(seen) : null;
  }

  private Map<String, String> part(String prefix) {
    Map<String, String> part = new LinkedHashMap<>();
    sent.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), value);
          }
        });
    return part;
  }
}
