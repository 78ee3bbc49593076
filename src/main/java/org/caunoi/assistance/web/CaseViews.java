package org.caunoi.assistance.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.assistance.CheckCase.Checked;
import org.caunoi.assistance.ReadSession.Attached;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Recipients;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.web.SessionView.CaseView;
import org.caunoi.assistance.web.SessionView.Facts;
import org.caunoi.assistance.web.SessionView.FileView;
import org.caunoi.assistance.web.SessionView.Guide;
import org.caunoi.assistance.web.SessionView.Other;
import org.caunoi.assistance.web.SessionView.Paper;
import org.caunoi.assistance.web.SessionView.Removed;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.Guidance;
import org.caunoi.catalogue.OtherProcedure;
import org.caunoi.catalogue.PaperGuide;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.caunoi.document.MediaKind;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the case of a session: its questions, its form, its papers and how these look. */
@Component
class CaseViews {

  private final FieldViews fields;
  private final Recipients recipients;
  private final Catalogue catalogue;
  private final Guidance guidance;
  private final Clock clock;

  CaseViews(
      FieldViews fields,
      Recipients recipients,
      Catalogue catalogue,
      Guidance guidance,
      Clock clock) {
    this.fields = fields;
    this.recipients = recipients;
    this.catalogue = catalogue;
    this.guidance = guidance;
    this.clock = clock;
  }

  /**
   * @param checked the pre-check, null where it was not made
   */
  CaseView of(Opened opened, @Nullable Checked checked, FieldErrors errors, Texts t) {
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    Checklist checklist = opened.checklist();
    Session session = opened.session();
    return new CaseView(
        procedure.code(),
        procedure.name().in(t.locale()),
        fields.questions(opened, errors, t),
        fields.sections(opened, errors, t),
        papers(opened, checked, t),
        procedure.returnBy().stream()
            .map(way -> new Choice(way.name(), t.get("counter.return." + way.key())))
            .toList(),
        session.work().returnBy() == null ? "" : session.work().returnBy().name(),
        session.work().returnBy() == null ? returnByOpen(procedure, t) : null,
        new Facts(
            Wording.fee(t, checklist),
            Wording.feeRule(t, checklist),
            Wording.term(t, checklist),
            recipients.nameFor(opened).orElse(t.get("counter.recipient.unknown")),
            procedure.result().name().in(t.locale())),
        procedure.route() == Route.NATIONAL_PORTAL,
        opened.draft().getOrDefault("phone", ""),
        session.work().draftSavedAt() == null
            ? null
            : VietnamTime.time(session.work().draftSavedAt()),
        checklist == null
            ? List.of()
            : checklist.others().stream().map(other -> other(other, t)).toList(),
        procedure.mistakes().stream().map(mistake -> mistake.text().in(t.locale())).toList(),
        opened.removed().stream().map(one -> removed(procedure, one, t)).toList(),
        opened.formSaves());
  }

  private static Removed removed(ProcedureVersion procedure, Attached file, Texts t) {
    return new Removed(
        file.document().id().toString(),
        CheckViews.label(procedure, "/documents/" + file.component(), t),
        label(file, t));
  }

  private static String returnByOpen(ProcedureVersion procedure, Texts t) {
    return procedure.returnBy().stream()
        .filter(way -> way != ReturnWay.ELECTRONIC)
        .findFirst()
        .map(way -> t.get("counter.returnBy.open", t.get("counter.return." + way.key())))
        .orElse("");
  }

  private Other other(OtherProcedure other, Texts t) {
    String name =
        catalogue
            .find(other.code(), VietnamTime.day(clock.instant()))
            .map(procedure -> procedure.name().in(t.locale()))
            .orElse(other.code());
    return new Other(other.code(), name, other.why().in(t.locale()));
  }

  /** The papers of the case, and those that were attached before it became another case. */
  private List<Paper> papers(Opened opened, @Nullable Checked checked, Texts t) {
    Checklist checklist = opened.checklist();
    if (checklist == null) {
      return List.of();
    }
    List<Paper> papers = new ArrayList<>();
    checklist
        .components()
        .forEach(c -> papers.add(paper(checklist.code(), c, opened.documents(), checked, t)));
    Set<String> asked =
        checklist.components().stream().map(DossierComponent::key).collect(Collectors.toSet());
    opened.documents().stream()
        .map(Attached::component)
        .filter(key -> !asked.contains(key) && !key.equals("signature"))
        .distinct()
        .forEach(key -> papers.add(left(key, opened, t)));
    return papers;
  }

  private Paper left(String component, Opened opened, Texts t) {
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    String named = CheckViews.label(procedure, "/documents/" + component, t);
    String name =
        named.isEmpty()
            ? guidance
                .paper(procedure.code(), component)
                .map(guide -> guide.name().in(t.locale()))
                .orElse(t.get("counter.paper.left"))
            : named;
    return new Paper(
        component,
        name,
        t.get("counter.paper.left.why"),
        t.get("counter.paper.left"),
        false,
        false,
        files(component, opened.documents(), t),
        null,
        null);
  }

  private Paper paper(
      String procedure,
      DossierComponent component,
      List<Attached> documents,
      @Nullable Checked checked,
      Texts t) {
    return new Paper(
        component.key(),
        component.name().in(t.locale()),
        component.why() == null ? null : component.why().in(t.locale()),
        t.get("counter.copy." + component.copyKind().key(), component.count()),
        component.upload(),
        component.required(),
        files(component.key(), documents, t),
        checked == null
            ? null
            : CheckViews.often(checked.supplements(), component.key(), t).orElse(null),
        guidance.paper(procedure, component.key()).map(guide -> guide(guide, t)).orElse(null));
  }

  private static Guide guide(PaperGuide guide, Texts t) {
    return new Guide(
        guide.picture(),
        guide.name().in(t.locale()),
        guide.about().in(t.locale()),
        guide.mistakes().stream().map(mistake -> mistake.text().in(t.locale())).toList());
  }

  private static List<FileView> files(String component, List<Attached> documents, Texts t) {
    return documents.stream()
        .filter(attached -> attached.component().equals(component))
        .map(
            attached ->
                new FileView(
                    attached.document().id().toString(),
                    label(attached, t),
                    attached.document().kind() != MediaKind.PDF))
        .toList();
  }

  private static String label(Attached file, Texts t) {
    return t.get(
        "counter.file",
        file.document().kind().name(),
        file.document().pages(),
        Math.max(1, file.document().size() / 1024));
  }

  /**
   * First what is wrong, then what the citizen called wrong, then what is empty, then the phone.
   */
  static String autofocus(CaseView work, Session session, FieldErrors errors) {
    List<FieldView> all = work.sections().stream().flatMap(s -> s.fields().stream()).toList();
    if (!errors.isEmpty()) {
      return "";
    }
    String objection = "form." + session.work().objection();
    return all.stream()
        .filter(field -> field.name().equals(objection))
        .findFirst()
        .or(() -> all.stream().filter(f -> f.required() && f.value().isBlank()).findFirst())
        .or(
            () ->
                all.stream()
                    .filter(f -> f.name().equals("form.phone") && f.value().isBlank())
                    .findFirst())
        .map(FieldView::name)
        .orElse("");
  }

  /** Names of the fields, for the list of what is wrong. */
  static Map<String, String> labels(CaseView work) {
    Map<String, String> labels = new HashMap<>();
    work.questions().forEach(question -> labels.put(question.name(), question.label()));
    work.sections()
        .forEach(s -> s.fields().forEach(field -> labels.put(field.name(), field.label())));
    work.papers().forEach(paper -> labels.put("document." + paper.key(), paper.name()));
    return labels;
  }
}
