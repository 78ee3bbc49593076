package org.caunoi.assistance.web;

import java.util.List;
import java.util.stream.Stream;
import org.caunoi.assistance.Clash;
import org.caunoi.assistance.web.SessionView.CaseView;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldKind;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.Texts;

/**
 * A field that two people changed at the same time, for whoever came second to choose.
 *
 * @param name name of the field on the page
 * @param value what the second one sent
 * @param mine the same in words
 * @param theirs what stands, in words
 */
public record ClashView(String name, String label, String value, String mine, String theirs) {

  static List<ClashView> of(List<Clash> clashes, CaseView work, Texts t) {
    return clashes.stream()
        .map(
            clash ->
                new ClashView(
                    clash.field(),
                    CaseViews.labels(work).getOrDefault(clash.field(), t.get("counter.returnBy")),
                    clash.mine(),
                    words(clash.mine(), clash.field(), work, t),
                    words(clash.theirs(), clash.field(), work, t)))
        .toList();
  }

  private static String words(String value, String name, CaseView work, Texts t) {
    if (value.isBlank()) {
      return t.get("counter.clash.nothing");
    }
    return fields(work)
        .filter(field -> field.name().equals(name))
        .findFirst()
        .filter(field -> field.kind() == FieldKind.CHECKBOX)
        .map(box -> t.get(value.equals("true") ? "counter.clash.ticked" : "counter.clash.unticked"))
        .orElseGet(() -> chosen(value, name, work));
  }

  private static String chosen(String value, String name, CaseView work) {
    return Stream.concat(
            fields(work)
                .filter(field -> field.name().equals(name))
                .flatMap(field -> field.choices().stream()),
            name.equals("returnBy") ? work.returnWays().stream() : Stream.<Choice>empty())
        .filter(choice -> choice.value().equals(value))
        .map(Choice::label)
        .findFirst()
        .orElse(value);
  }

  private static Stream<FieldView> fields(CaseView work) {
    return Stream.concat(
        work.questions().stream(), work.sections().stream().flatMap(s -> s.fields().stream()));
  }
}
