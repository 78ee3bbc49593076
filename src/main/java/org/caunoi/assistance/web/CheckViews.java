package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.assistance.CheckCase.Checked;
import org.caunoi.assistance.CheckCase.Difference;
import org.caunoi.assistance.CheckCase.Own;
import org.caunoi.assistance.CheckCase.SideBySide;
import org.caunoi.assistance.Doubt;
import org.caunoi.assistance.GoOnReason;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.dossier.LearnSupplementReasons.Learned;
import org.caunoi.dossier.LearnSupplementReasons.Reason;
import org.caunoi.network.Authorities;
import org.caunoi.network.Communes;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Tells the result of a pre-check in the words of the procedure's own form. */
@Component
class CheckViews {

  private final Authorities authorities;
  private final Communes communes;

  CheckViews(Authorities authorities, Communes communes) {
    this.authorities = authorities;
    this.communes = communes;
  }

  CheckView of(ProcedureVersion procedure, Checked checked, Texts t) {
    return new CheckView(
        checked.open().stream().map(error -> line(procedure, error, t)).toList(),
        checked.doubts().stream().map(doubt -> sentence(procedure, doubt, t)).toList(),
        checked.earlier().stream().map(filing -> earlier(procedure, filing, t)).toList(),
        checked.reasonNeeded(),
        Arrays.stream(GoOnReason.values())
            .map(reason -> new Choice(reason.name(), t.get("check.reason." + reason.key())))
            .toList(),
        checked.reason() == null ? "" : checked.reason().name(),
        learned(procedure, checked.supplements(), t));
  }

  /** How often a paper had to be asked for, or empty where it never was. */
  static Optional<String> often(Learned learned, String component, Texts t) {
    return learned.reasons().stream()
        .filter(reason -> reason.component().equals(component))
        .findFirst()
        .map(reason -> t.get("check.often", reason.dossiers(), learned.dossiers()));
  }

  private static CheckView.Line line(ProcedureVersion procedure, FieldError error, Texts t) {
    String label = label(procedure, error.pointer(), t);
    String text = t.get("error." + error.code(), error.args().toArray());
    return new CheckView.Line(
        SessionViews.name(error.pointer()), label.isEmpty() ? text : label + ": " + text);
  }

  private static String sentence(ProcedureVersion procedure, Doubt doubt, Texts t) {
    List<Object> words = new ArrayList<>();
    doubt.pointers().forEach(pointer -> words.add(label(procedure, pointer, t)));
    while (words.size() < 2) {
      words.add("");
    }
    words.subList(2, words.size()).clear();
    words.addAll(doubt.args());
    return t.get("check.doubt." + doubt.code(), words.toArray());
  }

  private CheckView.Earlier earlier(ProcedureVersion procedure, SideBySide filing, Texts t) {
    Own own = filing.own();
    return new CheckView.Earlier(
        VietnamTime.date(filing.filedAt()),
        filing.open(),
        own == null
            ? null
            : new CheckView.Own(
                own.code(),
                t.get("state." + own.state()),
                holder(own),
                filing.differences().stream().map(d -> difference(procedure, d, t)).toList()));
  }

  private String holder(Own own) {
    String authority = authorities.get(own.authority()).name();
    return own.assignee() == null ? authority : own.assignee() + ", " + authority;
  }

  private CheckView.Difference difference(
      ProcedureVersion procedure, Difference difference, Texts t) {
    String label = label(procedure, difference.pointer(), t);
    return new CheckView.Difference(
        label.isEmpty() ? difference.pointer().replaceFirst(".*/", "") : label,
        shown(procedure, difference.pointer(), difference.earlier(), t),
        shown(procedure, difference.pointer(), difference.now(), t));
  }

  private String shown(ProcedureVersion procedure, String pointer, String value, Texts t) {
    if (value.equals("true") || value.equals("false")) {
      return t.get(value.equals("true") ? "counter.yes" : "counter.no");
    }
    String key = key(pointer);
    if (pointer.startsWith("/form/")) {
      return procedure.form().find(key).map(field -> shown(field, value, t)).orElse(value);
    }
    return procedure.questions().stream()
        .filter(question -> question.key().equals(key))
        .flatMap(question -> question.options().stream())
        .filter(option -> option.value().equals(value))
        .findFirst()
        .map(option -> option.label().in(t.locale()))
        .orElse(value);
  }

  private String shown(FormField field, String value, Texts t) {
    return switch (field.type()) {
      case DATE -> FieldViews.day(value);
      case WARD -> communes.find(value).map(commune -> commune.fullName()).orElse(value);
      case CHOICE ->
          field.options().stream()
              .filter(option -> option.value().equals(value))
              .findFirst()
              .map(option -> option.label().in(t.locale()))
              .orElse(value);
      default -> value;
    };
  }

  private static List<String> learned(ProcedureVersion procedure, Learned learned, Texts t) {
    return learned.reasons().stream()
        .map(reason -> learned(procedure, reason, learned.dossiers(), t))
        .toList();
  }

  private static String learned(ProcedureVersion procedure, Reason reason, int dossiers, Texts t) {
    String name =
        reason.component().equals("form")
            ? t.get("check.form")
            : component(procedure, reason.component(), t).orElse(t.get("check.formerPaper"));
    return t.get("check.learned", name, reason.dossiers(), dossiers);
  }

  /** What a pointer names in the words of the procedure, or blank. */
  static String label(ProcedureVersion procedure, String pointer, Texts t) {
    String key = key(pointer);
    if (pointer.startsWith("/form/")) {
      return procedure.form().find(key).map(field -> field.label().in(t.locale())).orElse("");
    }
    if (pointer.startsWith("/answers/")) {
      return procedure.questions().stream()
          .filter(question -> question.key().equals(key))
          .findFirst()
          .map(Question::text)
          .map(text -> text.in(t.locale()))
          .orElse("");
    }
    return pointer.startsWith("/documents/")
        ? Objects.requireNonNullElse(component(procedure, key, t).orElse(null), "")
        : "";
  }

  private static Optional<String> component(ProcedureVersion procedure, String key, Texts t) {
    return procedure.components().stream()
        .filter(component -> component.key().equals(key))
        .findFirst()
        .map(DossierComponent::name)
        .map(name -> name.in(t.locale()));
  }

  private static String key(String pointer) {
    return pointer.replaceFirst("^/[a-z]+/", "");
  }
}
