package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Recipients;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.Confidence;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.Guidance;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.catalogue.Mistake;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of this case on one page of paper, with the way to do it oneself next time. */
@Controller
class ChecklistPages {

  /** More would not be read, nor fit on the page. */
  private static final int MOST_MISTAKES = 5;

  private final ReadSession read;
  private final Recipients recipients;
  private final Guidance guidance;
  private final Frames frames;
  private final String portal;
  private final StaticTemplates templates = new StaticTemplates();

  ChecklistPages(
      ReadSession read,
      Recipients recipients,
      Guidance guidance,
      Frames frames,
      @Value("${caunoi.portal-url:https://dichvucong.gov.vn}") String portal) {
    this.read = read;
    this.recipients = recipients;
    this.guidance = guidance;
    this.frames = frames;
    this.portal = portal.replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }

  /** Nothing personal is on it; there is none while the answers do not tell the papers. */
  @GetMapping("/counter/sessions/{id}/checklist")
  @Requires(Permission.HELP_CITIZEN)
  Page checklist(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Opened opened = read.read(who, id);
    ProcedureVersion procedure = opened.procedure();
    Checklist checklist = opened.checklist();
    if (procedure == null || checklist == null) {
      throw Refused.notFound("list-not-found");
    }
    Shell shell = frames.of(request, "counter.checklist.title");
    Texts t = shell.t();
    ChecklistView view =
        new ChecklistView(
            procedure.name().in(t.locale()),
            checklist.questions().stream().map(question -> answer(question, checklist, t)).toList(),
            checklist.components().stream().map(component -> paper(component, t)).toList(),
            facts(opened, procedure, checklist, t),
            mistakes(procedure, checklist, t),
            guidance.byOneself(procedure).stream().map(step -> step(step, procedure, t)).toList());
    return Page.of(templates.counterChecklist(shell, view, "/counter/sessions/" + id));
  }

  private static SummaryRow answer(Question question, Checklist checklist, Texts t) {
    String value = String.valueOf(checklist.answers().get(question.key()));
    String shown =
        switch (question.type()) {
          case YES_NO -> t.get(value.equals("true") ? "counter.yes" : "counter.no");
          case NUMBER -> value;
          case CHOICE ->
              question.options().stream()
                  .filter(option -> option.value().equals(value))
                  .findFirst()
                  .map(option -> option.label().in(t.locale()))
                  .orElse(value);
        };
    return new SummaryRow(question.text().in(t.locale()), shown);
  }

  private static ChecklistView.Paper paper(DossierComponent component, Texts t) {
    String kind = t.get("counter.copy." + component.copyKind().key(), component.count());
    LocalizedText why = component.why();
    return new ChecklistView.Paper(
        component.name().in(t.locale()), why == null ? kind : kind + ". " + why.in(t.locale()));
  }

  private List<SummaryRow> facts(
      Opened opened, ProcedureVersion procedure, Checklist checklist, Texts t) {
    boolean fees = checklist.fees().stream().allMatch(fee -> fee.confidence() == Confidence.SEEN);
    boolean term = checklist.term().confidence() == Confidence.SEEN;
    return List.of(
        new SummaryRow(t.get("counter.summary.fee"), confirmed(fees, Wording.fee(t, checklist), t)),
        new SummaryRow(t.get("counter.facts.term"), confirmed(term, Wording.term(t, checklist), t)),
        new SummaryRow(
            t.get("counter.facts.recipient"),
            recipients.nameFor(opened).orElse(t.get("counter.recipient.unknown"))),
        new SummaryRow(t.get("counter.facts.result"), procedure.result().name().in(t.locale())));
  }

  /** What nobody has confirmed never leaves the house as a rule. */
  private static String confirmed(boolean confirmed, String text, Texts t) {
    return confirmed ? text : t.get("counter.checklist.unconfirmed", text);
  }

  private List<String> mistakes(ProcedureVersion procedure, Checklist checklist, Texts t) {
    Stream<Mistake> ofPapers =
        checklist.components().stream()
            .flatMap(component -> guidance.paper(procedure.code(), component.key()).stream())
            .flatMap(guide -> guide.mistakes().stream());
    return Stream.concat(procedure.mistakes().stream(), ofPapers)
        .map(mistake -> mistake.text().in(t.locale()))
        .distinct()
        .limit(MOST_MISTAKES)
        .toList();
  }

  private String step(LocalizedText step, ProcedureVersion procedure, Texts t) {
    return step.in(t.locale())
        .replace("{name}", procedure.name().in(t.locale()))
        .replace("{code}", procedure.code())
        .replace("{portal}", portal);
  }
}
