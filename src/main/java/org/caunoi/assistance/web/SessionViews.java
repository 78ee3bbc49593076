package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.caunoi.assistance.CheckCase.Checked;
import org.caunoi.assistance.Person;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.SessionState;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.SessionView.CaseView;
import org.caunoi.assistance.web.SessionView.DoneView;
import org.caunoi.assistance.web.SessionView.FindView;
import org.caunoi.assistance.web.SessionView.Found;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.assistance.web.SessionView.PersonView;
import org.caunoi.assistance.web.SessionView.SummaryView;
import org.caunoi.catalogue.MostUsed;
import org.caunoi.catalogue.OnlineLevel;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.CodeWay;
import org.caunoi.party.PhoneNumber;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.StepView;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
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

  private final CaseViews cases;
  private final CheckViews checks;
  private final ProcedureSearch search;
  private final MostUsed mostUsed;
  private final HandedViews handed;
  private final PostageWords postage;
  private final CodeWay ways;

  SessionViews(
      CaseViews cases,
      CheckViews checks,
      ProcedureSearch search,
      MostUsed mostUsed,
      HandedViews handed,
      PostageWords postage,
      CodeWay ways) {
    this.cases = cases;
    this.checks = checks;
    this.search = search;
    this.mostUsed = mostUsed;
    this.handed = handed;
    this.postage = postage;
    this.ways = ways;
  }

  /**
   * The page.
   *
   * @param asked part the clerk wants to go back to, or null for the one it stands at
   * @param query words typed to find a procedure
   * @param checked the pre-check, where the part shows it
   * @param screens how many screens of the citizen show the session
   */
  SessionView of(
      Opened opened,
      @Nullable Part asked,
      @Nullable String query,
      @Nullable Checked checked,
      int screens,
      FieldErrors errors,
      Texts t) {
    Session session = opened.session();
    Part part = part(opened, asked);
    boolean dark = part == Part.LOCKED;
    CaseView work =
        dark || opened.procedure() == null ? null : cases.of(opened, checked, errors, t);
    FieldErrors named = work == null ? errors : errors.named(CaseViews.labels(work));
    return new SessionView(
        session.id(),
        session.work().version(),
        part,
        dark ? List.of() : steps(opened, part, t),
        named,
        dark || opened.person() == null ? null : person(opened.person(), t),
        work,
        part == Part.PROCEDURE ? find(session, Objects.requireNonNullElse(query, ""), t) : null,
        dark || opened.summary() == null
            ? null
            : summary(opened, SummaryWords.in(opened, opened.summary(), t), t),
        part == Part.DONE || part == Part.CLOSED ? done(opened, t) : null,
        checked == null || opened.procedure() == null
            ? null
            : checks.of(opened.procedure(), checked, t),
        part == Part.FORM && work != null && opened.handed() == null
            ? CaseViews.autofocus(work, session, errors)
            : "",
        objection(opened, t),
        WAITING.contains(session.state()),
        screens,
        part == Part.FORM ? handed.of(opened, screens, t) : null);
  }

  /** The part that is shown: the one asked for where there is a way back to it. */
  static Part part(Opened opened, @Nullable Part asked) {
    if (opened.locked()) {
      return Part.LOCKED;
    }
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
    boolean back =
        asked == Part.PROCEDURE
            || ((asked == Part.FORM || asked == Part.CHECK) && opened.procedure() != null);
    return back ? asked : now;
  }

  private static List<StepView> steps(Opened opened, Part part, Texts t) {
    String path = "/counter/sessions/" + opened.session().id();
    int at =
        switch (part) {
          case PROCEDURE -> 1;
          case FORM, CHECK -> 2;
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
              : step == at ? StepState.CURRENT : StepState.AHEAD;
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

  private FindView find(Session session, String query, Texts t) {
    MostUsed.Ranking ranking = mostUsed.at(session.opening().pointId());
    return new FindView(
        query,
        query.isBlank() ? t.get("counter.find.often." + ranking.source().key()) : null,
        search.search(query, MOST_FOUND, ranking.codes()).stream()
            .map(
                procedure ->
                    new Found(
                        procedure.code(),
                        procedure.name().in(t.locale()),
                        procedure.shortcut(),
                        procedure.summary().in(t.locale())))
            .toList());
  }

  private SummaryView summary(Opened opened, Summary summary, Texts t) {
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
            t.get("counter.summary.return"),
            postage.after(
                t.get("counter.return." + summary.returnBy().key()), summary.returnBy(), t)));
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
        opened.procedure() != null && opened.procedure().level() == OnlineLevel.IN_PERSON,
        PhoneNumber.tryParse(opened.draft().getOrDefault("phone", ""))
            .filter(phone -> ways.byPhone() && phone.takesMessages())
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

  static String name(String pointer) {
    return pointer
        .replaceFirst("^/answers/", "answer.")
        .replaceFirst("^/form/", "form.")
        .replaceFirst("^/documents/", "document.")
        .replaceFirst("^/", "");
  }
}
