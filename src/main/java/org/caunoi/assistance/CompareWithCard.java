package org.caunoi.assistance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.FromCard;
import org.jspecify.annotations.Nullable;

/** Tells which fields of a form were filed as the card has them, and which were changed by hand. */
final class CompareWithCard {

  private static final String CARD = "card.";

  private CompareWithCard() {}

  /** Null where no card was read, because the number was typed or the session is over. */
  static @Nullable FromCard of(
      ProcedureVersion procedure, @Nullable Person person, Map<String, String> filed) {
    if (person == null || person.typed()) {
      return null;
    }
    Map<String, String> known = person.known();
    List<String> same = new ArrayList<>();
    Map<String, String> other = new LinkedHashMap<>();
    for (FormField field : procedure.form().fields()) {
      String prefill = field.prefill();
      String card = prefill == null || !prefill.startsWith(CARD) ? null : known.get(prefill);
      String value = filed.get(field.key());
      boolean hidden = value == null && field.when() != null;
      if (card == null || hidden) {
        continue;
      }
      if (value != null && tidy(value).equalsIgnoreCase(tidy(card))) {
        same.add(field.key());
      } else {
        other.put(field.key(), card);
      }
    }
    return new FromCard(same, other);
  }

  private static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }
}
