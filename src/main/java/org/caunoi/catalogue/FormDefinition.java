package org.caunoi.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a procedure, shared sections already in place. */
public record FormDefinition(List<FormSection> sections) {

  /** All fields in their order on the form. */
  public List<FormField> fields() {
    return sections.stream().flatMap(section -> section.fields().stream()).toList();
  }

  public Optional<FormField> find(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /**
   * What the form starts with: for each field the known value of its prefill key, else its default.
   *
   * @param context known values by key, such as {@code card.fullName}, {@code session.phone} or
   *     {@code answer.copies}
   */
  public Map<String, String> prefill(Map<String, String> context) {
    Map<String, String> values = new LinkedHashMap<>();
    for (FormField field : fields()) {
      String known = field.prefill() == null ? null : context.get(field.prefill());
      String value = known == null || known.isBlank() ? field.defaultValue() : known;
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    return values;
  }
}
