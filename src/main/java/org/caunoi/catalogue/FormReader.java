package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caunoi.platform.reference.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads the form of a procedure, shared sections included. */
final class FormReader {

  private static final Set<FieldType> COUNTED =
      EnumSet.of(FieldType.NUMBER, FieldType.MONEY, FieldType.YEAR);
  private static final Set<FieldType> WRITTEN =
      EnumSet.of(FieldType.TEXT, FieldType.LONG_TEXT, FieldType.FULL_NAME, FieldType.ADDRESS);
  private static final Set<String> KNOWN_VALUES =
      Set.of(
          "card.fullName",
          "card.personId",
          "card.birthDate",
          "card.sex",
          "card.address",
          "card.issueDate",
          "session.phone",
          "session.commune");
  private static final long MOST = 1_000_000_000_000_000L;

  private final Map<String, YamlMap> shared;

  /**
   * @param shared shared sections by key
   */
  FormReader(Map<String, YamlMap> shared) {
    this.shared = shared;
  }

  FormDefinition form(YamlMap file, ConditionScope scope) {
    List<FormSection> sections = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    file.map("form").ifPresent(form -> read(form, scope, sections, seen));
    return new FormDefinition(List.copyOf(sections));
  }

  private void read(
      YamlMap form, ConditionScope scope, List<FormSection> sections, Set<String> seen) {
    for (String key : form.texts("include")) {
      YamlMap section = shared.get(key);
      if (section == null) {
        form.problem("include", "there is no shared section " + key);
      } else if (!seen.add(key)) {
        form.problem("include", "is given twice: " + key);
      } else {
        sections.add(section(section, scope));
      }
    }
    for (YamlMap own : form.list("sections")) {
      FormSection section = section(own, scope);
      if (!seen.add(section.key())) {
        own.problem("key", "is given twice: " + section.key());
      }
      sections.add(section);
    }
    form.refuseUnknown();
  }

  private static FormSection section(YamlMap map, ConditionScope scope) {
    String key = map.text("key", ReferenceTexts.WORD, "a key like request");
    LocalizedText title = ReferenceTexts.localized(map, "title");
    List<FormField> fields = new ArrayList<>();
    for (YamlMap item : map.list("fields")) {
      FormField field = field(item, scope);
      if (scope.field(field.key()) != null) {
        item.problem("key", "is given twice in the form: " + field.key());
      }
      scope.add(field);
      fields.add(field);
    }
    if (fields.isEmpty()) {
      map.problem("fields", "must hold at least one");
    }
    map.refuseUnknown();
    return new FormSection(key, title, List.copyOf(fields));
  }

  private static FormField field(YamlMap item, ConditionScope scope) {
    FieldType type = item.oneOf("type", FieldType.class, FieldType::key);
    FormField field =
        new FormField(
            item.text("key", ReferenceTexts.KEY, "a key like fullName"),
            ReferenceTexts.localized(item, "label"),
            type,
            item.bool("required"),
            item.optionalScalar("default").orElse(null),
            item.has("hint") ? ReferenceTexts.localized(item, "hint") : null,
            limit(item, "min", type),
            limit(item, "max", type),
            maxLength(item, type),
            ReferenceTexts.optionsIf(type == FieldType.CHOICE, item),
            scope.readWhen(item),
            prefill(item, scope));
    item.refuseUnknown();
    if (field.min() != null && field.max() != null && field.min() > field.max()) {
      item.problem("min", "is above max");
    }
    if (field.defaultValue() != null
        && FieldRules.check(field, field.defaultValue()).error() != null) {
      item.problem("default", "is not a possible value: " + field.defaultValue());
    }
    return field;
  }

  private static @Nullable Long limit(YamlMap item, String key, FieldType type) {
    Long limit = item.optionalInteger(key, -MOST, MOST).orElse(null);
    if (limit != null && !COUNTED.contains(type)) {
      item.problem(key, "only belongs to number, money and year");
    }
    return limit;
  }

  private static int maxLength(YamlMap item, FieldType type) {
    Long length = item.optionalInteger("maxLength", 1, 5000).orElse(null);
    if (length != null && !WRITTEN.contains(type)) {
      item.problem("maxLength", "only belongs to text, longText, fullName and address");
    }
    return length == null ? type.maxLength() : length.intValue();
  }

  private static @Nullable String prefill(YamlMap item, ConditionScope scope) {
    String prefill = item.optionalText("prefill").orElse(null);
    boolean known =
        prefill == null
            || KNOWN_VALUES.contains(prefill)
            || (prefill.startsWith("answer.")
                && scope.question(prefill.substring("answer.".length())) != null);
    if (!known) {
      item.problem("prefill", "names no known value: " + prefill);
    }
    return prefill;
  }
}
