package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.caunoi.assistance.Person;
import org.caunoi.assistance.ReadSession.Attached;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Recipients;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.SessionState;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.SessionView.CaseView;
import org.caunoi.assistance.web.SessionView.DoneView;
import org.caunoi.assistance.web.SessionView.Facts;
import org.caunoi.assistance.web.SessionView.FileView;
import org.caunoi.assistance.web.SessionView.FindView;
import org.caunoi.assistance.web.SessionView.Found;
import org.caunoi.assistance.web.SessionView.Paper;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.assistance.web.SessionView.PersonView;
import org.caunoi.assistance.web.SessionView.SummaryView;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Route;
import org.caunoi.document.MediaKind;
import org.caunoi.party.PhoneNumber;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.StepView;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the page of a session from what is known of it. */
@Component
class SessionViews {

  private static final int MOST_FOUND = 12;

  /** The citizen may act on their own screen at any moment. */
  private static final Set<SessionState> WAITING =
      Set.of(
          SessionState.SHOWN, SessionState.AGREED, SessionState.CONFIRMED, SessionState.HANDED_OFF);

  private final FieldViews fields;
  private final ProcedureSearch search;
  private final Recipients recipients;
  private final HandedViews handed;

  SessionViews(
      FieldViews fields, ProcedureSearch search, Recipients recipients, HandedViews handed) {
    this.fields = fields;
    this.search = search;
    this.recipients = recipients;
    this.handed = handed;
  }

  /**
   * The page.
   *
   * @param asked part the clerk wants to go back to, or null for the one it stands at
   * @param query words typed to find a procedure
   * @param screens how many screens of the citizen show the session
   */
  SessionView of(
      Opened opened,
      @Nullable Part asked,
      @Nullable String query,
      int screens,
      FieldErrors errors,
      Texts t) {
    Session session = opened.session();
    Part part = opened.locked() ? Part.LOCKED : part(opened, asked);
    boolean dark = part == Part.LOCKED;
    CaseView work = dark || opened.procedure() == null ? null : work(opened, errors, t);
    FieldErrors named = work == null ? errors : errors.named(labels(work));
    return new SessionView(
        session.id(),
        session.work().version(),
        part,
        dark ? List.of() : steps(opened, part, t),
        named,
        dark || opened.person() == null ? null : person(opened.person(), t),
        work,
        part == Part.PROCEDURE ? find(Objects.requireNonNullElse(query, ""), t) : null,
        dark || opened.summary() == null ? null : summary(opened, opened.summary(), t),
        part == Part.DONE || part == Part.CLOSED ? done(opened, t) : null,
        part == Part.FORM && work != null && opened.handed() == null
            ? autofocus(work, session, errors)
            : "",
        objection(opened, t),
        WAITING.contains(session.state()),
        screens,
        part == Part.FORM ? handed.of(opened, screens, t) : null);
  }

  private static Part part(Opened opened, @Nullable Part asked) {
    Part now =
        switch (opened.session().state()) {
          case OPEN -> opened.procedure() == null ? Part.PROCEDURE : Part.FORM;
          case SHOWN, AGREED, CONFIRMED -> Part.CONFIRM;
          case HANDED_OFF -> Part.PORTAL;
          case FILED -> Part.DONE;
          case CLOSED -> Part.CLOSED;
        };
    if (asked == null || now == Part.DONE || now == Part.CLOSED) {
      return now;
    }
    boolean back = asked == Part.PROCEDURE || (asked == Part.FORM && opened.procedure() != null);
    return back ? asked : now;
  }

  private static List<StepView> steps(Opened opened, Part part, Texts t) {
    String path = "/counter/sessions/" + opened.session().id();
    int at =
        switch (part) {
          case PROCEDURE -> 1;
          case FORM -> 2;
          case CONFIRM, PORTAL -> 3;
          case DONE, CLOSED -> 4;
          case LOCKED -> 0;
        };
    boolean over = at == 4;
    List<StepView> steps = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      String href =
          over || step >= at
              ? null
              : step == 1 ? path + "?part=PROCEDURE" : step == 2 ? path + "?part=FORM" : null;
      StepState state =
          step < at || (over && step == 4)
              ? StepState.DONE
              : step == at ? StepState.CURRENT : StepState.TODO;
      steps.add(new StepView(t.get("counter.step." + step), state, href, null));
    }
    return steps;
  }

  private static PersonView person(Person person, Texts t) {
    List<SummaryRow> rows =
        Stream.of(
                row(t, "fullName", person.fullName()),
                row(t, "birthDate", person.birthDate()),
                row(t, "number", "••• " + person.numberTail()),
                row(t, "address", person.address()))
            .flatMap(List::stream)
            .toList();
    List<String> warnings =
        person.findings().stream().map(f -> t.get("party.finding." + f.code())).distinct().toList();
    return new PersonView(rows, warnings);
  }

  private static List<SummaryRow> row(Texts t, String key, @Nullable String value) {
    return value == null
        ? List.of()
        : List.of(new SummaryRow(t.get("counter.person." + key), value));
  }

  private FindView find(String query, Texts t) {
    return new FindView(
        query,
        search.search(query, MOST_FOUND).stream()
            .map(
                procedure ->
                    new Found(
                        procedure.code(),
                        procedure.name().in(t.locale()),
                        procedure.shortcut(),
                        procedure.summary().in(t.locale())))
            .toList());
  }

  private CaseView work(Opened opened, FieldErrors errors, Texts t) {
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    Checklist checklist = opened.checklist();
    Session session = opened.session();
    return new CaseView(
        procedure.code(),
        procedure.name().in(t.locale()),
        fields.questions(opened, errors, t),
        fields.sections(opened, errors, t),
        checklist == null
            ? List.of()
            : checklist.components().stream().map(c -> paper(c, opened.documents(), t)).toList(),
        procedure.returnBy().stream()
            .map(way -> new Choice(way.name(), t.get("counter.return." + way.key())))
            .toList(),
        session.work().returnBy() == null ? "" : session.work().returnBy().name(),
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
            : VietnamTime.time(session.work().draftSavedAt()));
  }

  private static Paper paper(DossierComponent component, List<Attached> documents, Texts t) {
    return new Paper(
        component.key(),
        component.name().in(t.locale()),
        component.why() == null ? null : component.why().in(t.locale()),
        t.get("counter.copy." + component.copyKind().key(), component.count()),
        component.upload(),
        component.required(),
        documents.stream()
            .filter(attached -> attached.component().equals(component.key()))
            .map(
                attached ->
                    new FileView(
                        attached.document().id().toString(),
                        t.get(
                            "counter.file",
                            attached.document().kind().name(),
                            attached.document().pages(),
                            Math.max(1, attached.document().size() / 1024)),
                        attached.document().kind() != MediaKind.PDF))
            .toList());
  }

  private static SummaryView summary(Opened opened, Summary summary, Texts t) {
    SessionState state = opened.session().state();
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(t.get("counter.summary.procedure"), summary.procedureName()));
    rows.add(new SummaryRow(t.get("counter.summary.recipient"), summary.recipientName()));
    Long total = summary.feeTotal();
    rows.add(
        new SummaryRow(
            t.get("counter.summary.fee"),
            total == null ? t.get("counter.fee.unknown") : Wording.money(t, total)));
    rows.add(
        new SummaryRow(
            t.get("counter.summary.return"), t.get("counter.return." + summary.returnBy().key())));
    for (Summary.Paper paper : summary.documents()) {
      rows.add(new SummaryRow(paper.name(), t.get("counter.summary.pages", paper.pages())));
    }
    List<Choice> choices = new ArrayList<>();
    summary.form().forEach(line -> choices.add(new Choice(line.key(), line.label())));
    summary
        .documents()
        .forEach(paper -> choices.add(new Choice("document:" + paper.component(), paper.name())));
    return new SummaryView(
        opened.session().requireSummary(),
        rows,
        summary.form().stream().map(line -> new SummaryRow(line.label(), line.shown())).toList(),
        choices,
        state == SessionState.AGREED || state == SessionState.CONFIRMED,
        state == SessionState.CONFIRMED,
        PhoneNumber.tryParse(opened.draft().getOrDefault("phone", ""))
            .filter(PhoneNumber::takesMessages)
            .map(PhoneNumber::masked)
            .orElse(null));
  }

  private static DoneView done(Opened opened, Texts t) {
    Session session = opened.session();
    ProcedureVersion procedure = opened.procedure();
    List<String> missing =
        procedure == null
            ? List.of()
            : procedure.components().stream()
                .filter(component -> session.work().missing().contains(component.key()))
                .map(component -> component.name().in(t.locale()))
                .toList();
    return new DoneView(
        session.work().dossierCode(),
        procedure == null ? "" : procedure.name().in(t.locale()),
        Wording.state(t, session),
        missing);
  }

  private static @Nullable String objection(Opened opened, Texts t) {
    String key = opened.session().work().objection();
    if (key == null || opened.procedure() == null || opened.locked()) {
      return null;
    }
    String label =
        opened.procedure().form().find(key).map(field -> field.label().in(t.locale())).orElse(null);
    return t.get("counter.objection", label == null ? t.get("counter.objection.paper") : label);
  }

  /**
   * First what is wrong, then what the citizen called wrong, then what is empty, then the phone.
   */
  private static String autofocus(CaseView work, Session session, FieldErrors errors) {
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

  private static Map<String, String> labels(CaseView work) {
    Map<String, String> labels = new HashMap<>();
    work.questions().forEach(question -> labels.put(question.name(), question.label()));
    work.sections()
        .forEach(s -> s.fields().forEach(field -> labels.put(field.name(), field.label())));
    work.papers().forEach(paper -> labels.put("document." + paper.key(), paper.name()));
    return labels;
  }

  /** Refusals as the page shows them: beside the field, and above the form. */
  static FieldErrors errors(Refused refused, Texts t) {
    if (refused.errors().isEmpty()) {
      return FieldErrors.of("", t.get("error." + refused.code(), refused.args().toArray()));
    }
    return new FieldErrors(
        refused.errors().stream()
            .map(
                error ->
                    new FieldProblem(
                        name(error.pointer()),
                        t.get("error." + error.code(), error.args().toArray())))
            .toList());
  }

  private static String name(String pointer) {
    return pointer
        .replaceFirst("^/answers/", "answer.")
        .replaceFirst("^/form/", "form.")
        .replaceFirst("^/documents/", "document.")
        .replaceFirst("^/", "");
  }
}
