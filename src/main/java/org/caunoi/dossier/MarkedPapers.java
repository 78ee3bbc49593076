package org.caunoi.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.stereotype.Component;

/** Whether somebody has looked at every paper of a case, the form and what is only shown too. */
@Component
class MarkedPapers {

  private final Marks marks;
  private final CaseChecklist checklists;

  MarkedPapers(Marks marks, CaseChecklist checklists) {
    this.marks = marks;
    this.checklists = checklists;
  }

  /** Keys of all that is to be marked. */
  List<String> of(Dossier dossier) {
    return Stream.concat(
            Stream.of(MarkComponent.FORM),
            checklists.of(dossier).components().stream().map(DossierComponent::key))
        .toList();
  }

  /**
   * Refused: {@code component-unmarked} and {@code component-crossed}, each at {@code
   * /marks/<component>}.
   *
   * @param given marks of just now, which count before those kept
   */
  void refuseIncomplete(Dossier dossier, List<Given> given) {
    Map<String, Boolean> known = known(dossier);
    given.forEach(mark -> known.put(mark.component(), mark.complete()));
    refuse(Stream.concat(unmarked(dossier, known), crossed(known)).toList());
  }

  /** As above, by the marks that were kept. */
  void refuseIncomplete(Dossier dossier) {
    refuseIncomplete(dossier, List.of());
  }

  /**
   * Refused: {@code component-unmarked} at {@code /marks/<component>} for each paper nobody looked
   * at.
   *
   * @param looked components marked just now
   */
  void refuseUnmarked(Dossier dossier, List<String> looked) {
    Map<String, Boolean> known = known(dossier);
    looked.forEach(component -> known.put(component, true));
    refuse(unmarked(dossier, known).toList());
  }

  private Map<String, Boolean> known(Dossier dossier) {
    Map<String, Boolean> known = new HashMap<>();
    marks.list(dossier).forEach(mark -> known.put(mark.component(), mark.complete()));
    return known;
  }

  private Stream<FieldError> unmarked(Dossier dossier, Map<String, Boolean> known) {
    return of(dossier).stream()
        .filter(component -> !known.containsKey(component))
        .map(component -> FieldError.of("/marks/" + component, "component-unmarked"));
  }

  private static Stream<FieldError> crossed(Map<String, Boolean> known) {
    return known.keySet().stream()
        .filter(component -> !Objects.requireNonNull(known.get(component)))
        .sorted()
        .map(component -> FieldError.of("/marks/" + component, "component-crossed"));
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
  }
}
