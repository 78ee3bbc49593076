package org.caunoi.assistance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.document.Documents;
import org.caunoi.dossier.EarlierFiling;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a case as an officer would, before it goes out. */
@Component
class PreCheck {

  private final Cases cases;
  private final SealedParts sealed;
  private final SessionDocuments attached;
  private final Documents documents;
  private final EarlierFilings earlier;
  private final PreCheckRules rules;
  private final SessionActs acts;

  PreCheck(
      Cases cases,
      SealedParts sealed,
      SessionDocuments attached,
      Documents documents,
      EarlierFilings earlier,
      PreCheckRules rules,
      SessionActs acts) {
    this.cases = cases;
    this.sealed = sealed;
    this.attached = attached;
    this.documents = documents;
    this.earlier = earlier;
    this.rules = rules;
    this.acts = acts;
  }

  /**
   * What is missing and what does not go together.
   *
   * @param form values in normal form, empty while an answer is missing
   */
  record Looked(
      ProcedureVersion procedure,
      List<FieldError> open,
      List<Doubt> doubts,
      Map<String, String> form) {}

  Looked look(Session session) {
    ProcedureVersion procedure = cases.procedure(session);
    List<SessionDocuments.Row> rows = attached.of(session);
    try {
      Checklist checklist = cases.checklist(session);
      FormCheck form = cases.form(session, sealed.draft(session));
      List<Doubt> doubts = new ArrayList<>(doubts(session, checklist, form));
      doubts.addAll(sameFiles(rows));
      return new Looked(
          procedure,
          cases.open(session, checklist, form, rows),
          List.copyOf(doubts),
          form.values());
    } catch (Refused unanswered) {
      return new Looked(procedure, unanswered.errors(), List.of(), Map.of());
    }
  }

  /**
   * Lets a case go out, or refuses with {@code invalid-fields} at what is missing or cannot be, and
   * with {@code earlier-filing} while nobody has said why the same is filed again; whoever passes
   * that on tells it by {@link CheckCase}.
   */
  void pass(SignedIn who, Session session) {
    Looked looked = look(session);
    List<FieldError> errors = new ArrayList<>(looked.open());
    looked.doubts().stream()
        .filter(Doubt::stops)
        .flatMap(d -> d.errors().stream())
        .forEach(errors::add);
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    if (rules.repeated().contains(looked.procedure().code())) {
      return;
    }
    List<EarlierFiling> found =
        earlier.look(who, looked.procedure(), sealed.person(session), looked.form());
    if (earlier.stop(session, looked.procedure(), found)) {
      throw Refused.conflict("earlier-filing", rules.window().toDays());
    }
  }

  private List<Doubt> doubts(Session session, Checklist checklist, FormCheck form) {
    Map<String, String> answers =
        checklist.answers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
    Map<String, String> valid = new LinkedHashMap<>(form.values());
    form.errors().forEach(error -> valid.remove(error.pointer().replaceFirst("^/form/", "")));
    @Nullable Person person = sealed.person(session);
    DoubtRule.Facts facts =
        new DoubtRule.Facts(
            valid,
            answers,
            person == null || person.typed() ? Map.of() : person.known(),
            VietnamTime.day(acts.now()));
    return rules.rules().stream().flatMap(rule -> rule.look(facts).stream()).toList();
  }

  /** One file that stands for two papers: one of them is missing, or the wrong one was taken. */
  private List<Doubt> sameFiles(List<SessionDocuments.Row> rows) {
    Map<String, List<String>> papers = new LinkedHashMap<>();
    rows.forEach(
        row ->
            papers
                .computeIfAbsent(
                    documents.get(row.documentId()).sha256(), hash -> new ArrayList<>())
                .add("/documents/" + row.component()));
    return papers.values().stream()
        .map(pointers -> pointers.stream().distinct().toList())
        .filter(pointers -> pointers.size() > 1)
        .map(pointers -> new Doubt("same-file-twice", pointers, false, List.of()))
        .toList();
  }
}
