package org.caunoi.assistance.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Session;
import org.caunoi.catalogue.FieldType;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the form of a case sends: {@code answer.…}, {@code form.…} and {@code returnBy}. */
record CaseForm(Map<String, String> sent) {

  private static final String MINE = "mine.";

  /** Where somebody else was faster, the sender may have chosen their own words after all. */
  static CaseForm of(MultiValueMap<String, String> sent) {
    Map<String, String> all = new LinkedHashMap<>(sent.toSingleValueMap());
    String chosen = all.remove("mine");
    String own = chosen == null ? null : all.remove(MINE + chosen);
    if (chosen != null && own != null) {
      all.put(chosen, own);
    }
    return new CaseForm(all);
  }

  /** What stands, under the names the fields have on the page. */
  static Map<String, String> names(Opened opened) {
    Map<String, String> names = new LinkedHashMap<>();
    opened.draft().forEach((key, value) -> names.put("form." + key, value));
    Session.Work work = opened.session().work();
    work.answers().forEach((key, value) -> names.put("answer." + key, value));
    if (work.returnBy() != null) {
      names.put("returnBy", work.returnBy().name());
    }
    return names;
  }

  /** The sender's own words of earlier clashes that wait for their choice, by name of the field. */
  Map<String, String> undecided() {
    return part(MINE);
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

  /** Number of the last save that the page showed. */
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
