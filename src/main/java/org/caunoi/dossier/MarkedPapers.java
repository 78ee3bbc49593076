package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody has looked at every paper of a case, the form and what is only shown too. */
@Component
class MarkedPapers {

  private final JdbcClient jdbc;
  private final CaseChecklist checklists;

  MarkedPapers(JdbcClient jdbc, CaseChecklist checklists) {
    this.jdbc = jdbc;
    this.checklists = checklists;
  }

  /** Keys of all that is to be marked. */
  List<String> of(Dossier dossier) {
    return toMark(checklists.of(dossier)).toList();
  }

  /**
   * Refused: {@code component-unmarked} and {@code component-crossed}, each at {@code
   * /marks/<component>}.
   *
   * @param given marks of just now, which count before those kept
   */
  void refuseIncomplete(Dossier dossier, List<Given> given) {
    Looked looked = looked(dossier);
    given.forEach(mark -> looked.marks.put(mark.component(), mark.complete()));
    refuse(Stream.concat(looked.unmarked(), looked.crossed()).toList());
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
    Looked kept = looked(dossier);
    looked.forEach(component -> kept.marks.put(component, true));
    refuse(kept.unmarked().toList());
  }

  private static Stream<String> toMark(Checklist checklist) {
    return Stream.concat(
        Stream.of(MarkComponent.FORM), checklist.components().stream().map(DossierComponent::key));
  }

  private Looked looked(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT d.answers,
                   ARRAY(SELECT m.component FROM dossier.mark m
                         WHERE m.authority = :authority AND m.dossier_id = :id AND m.complete) AS ticked,
                   ARRAY(SELECT m.component FROM dossier.mark m
                         WHERE m.authority = :authority AND m.dossier_id = :id AND NOT m.complete) AS crossed
            FROM dossier.dossier d WHERE d.authority = :authority AND d.id = :id
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              Map<String, Boolean> marks = new TreeMap<>();
              for (String ticked : (String[]) rs.getArray("ticked").getArray()) {
                marks.put(ticked, true);
              }
              for (String crossed : (String[]) rs.getArray("crossed").getArray()) {
                marks.put(crossed, false);
              }
              Checklist checklist = checklists.of(dossier, rs.getString("answers"));
              return new Looked(toMark(checklist).toList(), marks);
            })
        .single();
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
  }

  /**
   * What is to be marked, and how each was found.
   *
   * @param marks true for a tick, by component
   */
  private record Looked(List<String> toMark, Map<String, Boolean> marks) {

    Stream<FieldError> unmarked() {
      return toMark.stream()
          .filter(component -> !marks.containsKey(component))
          .map(component -> FieldError.of("/marks/" + component, "component-unmarked"));
    }

    Stream<FieldError> crossed() {
      return marks.keySet().stream()
          .filter(component -> !Objects.requireNonNull(marks.get(component)))
          .map(component -> FieldError.of("/marks/" + component, "component-crossed"));
    }
  }
}
