package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.assistance.OpenScreen.Sight;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.Person;
import org.caunoi.assistance.ReadSession.Attached;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.ScreenView.Line;
import org.caunoi.assistance.web.ScreenView.Paper;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.ShownList;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.party.PhoneNumber;
import org.caunoi.platform.web.CodeGroups;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Chooses the one thing the citizen should look at now. */
@Component
class ScreenViews {

  static final String WRONG = "wrong";
  static final String STOP = "stop";
  static final String SIGN = "sign";
  private static final String STEP = "step-";
  private static final int STEPS = 5;

  private final QuestionViews questions;
  private final TrackingKeys keys;
  private final PostageWords postage;
  private final String baseUrl;
  private final String portalUrl;

  ScreenViews(
      QuestionViews questions,
      TrackingKeys keys,
      PostageWords postage,
      @Value("${caunoi.base-url:http://localhost:8080}") String baseUrl,
      @Value("${caunoi.portal-url:https://dichvucong.gov.vn}") String portalUrl) {
    this.questions = questions;
    this.keys = keys;
    this.postage = postage;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
    this.portalUrl = portalUrl;
  }

  /**
   * The view of a sight.
   *
   * @param asked a side view such as {@link #WRONG}; ignored where it makes no sense now
   */
  ScreenView of(Sight sight, String asked, FieldErrors errors, Texts t) {
    Opened opened = sight.opened();
    ShownList list = sight.looking().list();
    if (list != null) {
      return SheetViews.of(list, asked, errors, t);
    }
    if (sight.looking().dark()) {
      return new ScreenView.Waiting("lock", t.get("screen.dark"), t.get("screen.dark.text"));
    }
    if (opened == null) {
      return new ScreenView.Waiting(
          "handshake", t.get("screen.welcome"), t.get("screen.welcome.text"));
    }
    Session session = opened.session();
    return switch (session.state()) {
      case OPEN ->
          opened.handed() == null
              ? open(sight, opened, t)
              : questions.of(opened, opened.handed(), errors, t);
      case SHOWN -> shown(opened, asked, t);
      case AGREED -> agreed(sight, opened, asked, errors, t);
      case CONFIRMED ->
          new ScreenView.Waiting(
              "check-circle", t.get("screen.confirmed"), t.get("screen.confirmed.text"));
      case HANDED_OFF -> portal(sight, opened, asked, t);
      case FILED -> filed(opened, t);
      case CLOSED -> new ScreenView.Goodbye(goodbye(session.work().outcome(), t));
    };
  }

  private static String goodbye(@Nullable Outcome outcome, Texts t) {
    return switch (outcome) {
      case FILED -> t.get("screen.goodbye.filed");
      case HANDED_OFF -> t.get("screen.goodbye.portal");
      case STOPPED_BY_CITIZEN -> t.get("screen.goodbye.stopped");
      case NOT_READY -> t.get("screen.goodbye.notReady");
      case ADVICE, ABANDONED -> t.get("screen.goodbye.text");
      case null -> t.get("screen.goodbye.text");
    };
  }

  private static ScreenView open(Sight sight, Opened opened, Texts t) {
    Person person = Objects.requireNonNull(opened.person());
    if (opened.session().work().objection() != null) {
      return new ScreenView.Waiting("edit", t.get("screen.fixing"), t.get("screen.fixing.text"));
    }
    if (!sight.cardRight()) {
      return new ScreenView.Card(card(person, opened.procedure(), t));
    }
    Checklist checklist = opened.checklist();
    if (opened.procedure() == null || checklist == null) {
      return new ScreenView.Waiting(
          "message", t.get("screen.listening"), t.get("screen.listening.text"));
    }
    return new ScreenView.Papers(
        opened.procedure().name().in(t.locale()),
        checklist.components().stream().map(paper -> paper(paper, opened, t)).toList(),
        card(person, opened.procedure(), t));
  }

  private ScreenView shown(Opened opened, String asked, Texts t) {
    Summary summary = told(opened, t);
    return switch (asked) {
      case WRONG -> new ScreenView.Choosing(choices(summary, t));
      case STOP -> new ScreenView.Stopping(t.get("screen.stop.text"));
      default -> summary(opened, summary, t);
    };
  }

  private static ScreenView agreed(
      Sight sight, Opened opened, String asked, FieldErrors errors, Texts t) {
    PhoneNumber phone = sight.phone();
    return switch (asked) {
      case WRONG -> new ScreenView.Choosing(choices(told(opened, t), t));
      case STOP -> new ScreenView.Stopping(t.get("screen.stop.text"));
      case SIGN -> new ScreenView.Signing("", "/citizen-screen", errors);
      default ->
          phone != null && sight.triesLeft() > 0
              ? new ScreenView.Keypad(phone.masked(), sight.triesLeft(), errors)
              : new ScreenView.Proof(phone == null ? null : phone.masked(), errors);
    };
  }

  private ScreenView portal(Sight sight, Opened opened, String asked, Texts t) {
    if (sight.filedOnPortal()) {
      return new ScreenView.Waiting(
          "qr-code", t.get("screen.portal.told"), t.get("screen.portal.told.text"));
    }
    if (sight.screen().staysAtCounter()) {
      return new ScreenView.Waiting(
          "smartphone", t.get("screen.portal.phone"), t.get("screen.portal.phone.text"));
    }
    Summary summary = told(opened, t);
    int step =
        asked.matches(STEP + "[1-" + STEPS + "]")
            ? Integer.parseInt(asked.substring(STEP.length()))
            : 1;
    return new ScreenView.Portal(
        step,
        STEPS,
        portalUrl,
        portalUrl.replaceFirst("^https?://", ""),
        summary.procedureCode(),
        summary.procedureName(),
        lines(summary),
        papers(opened, t));
  }

  private static Summary told(Opened opened, Texts t) {
    return SummaryWords.in(opened, Objects.requireNonNull(opened.summary()), t);
  }

  private ScreenView filed(Opened opened, Texts t) {
    String code = Objects.requireNonNull(opened.session().work().dossierCode());
    return new ScreenView.Filed(
        code,
        Wording.term(t, opened.checklist()),
        returned(opened.session().work().returnBy(), t),
        Drawing.qr(baseUrl + "/tracking/" + code + "?k=" + keys.keyOf(code)));
  }

  private ScreenView summary(Opened opened, Summary summary, Texts t) {
    List<Paper> attached = papers(opened, t).stream().filter(Paper::ready).toList();
    return new ScreenView.Summary(
        opened.session().requireSummary(),
        summary.procedureName(),
        attached.isEmpty()
            ? t.get("screen.summary.noPapers")
            : t.get("screen.summary.papers", attached.size()),
        summary.recipientName(),
        Wording.term(t, opened.checklist()),
        postage.after(returned(summary.returnBy(), t), summary.returnBy(), t),
        fee(summary, t),
        feeRule(summary),
        lines(summary),
        attached);
  }

  /** Such as {@code 0 đồng}, exactly as the citizen agrees to it. */
  static String fee(Summary summary, Texts t) {
    Long total = summary.feeTotal();
    if (total != null) {
      return Wording.money(t, total);
    }
    return summary.fees().stream()
        .findFirst()
        .map(fee -> t.get("counter.fee.unit." + fee.unit(), Wording.money(t, fee.amount())))
        .orElse(t.get("counter.fee.unknown"));
  }

  static String feeRule(Summary summary) {
    return summary.fees().stream().map(Summary.Fee::rule).collect(Collectors.joining(" "));
  }

  private static String returned(@Nullable ReturnWay way, Texts t) {
    return way == null ? "" : t.get("screen.return." + way.key());
  }

  private static List<Line> lines(Summary summary) {
    return summary.form().stream()
        .filter(line -> !line.shown().isBlank())
        .map(line -> new Line(line.key(), line.label(), line.shown()))
        .toList();
  }

  private static List<Line> choices(Summary summary, Texts t) {
    List<Line> all = new ArrayList<>(lines(summary));
    summary
        .documents()
        .forEach(
            paper ->
                all.add(
                    new Line(
                        "document:" + paper.component(), t.get("screen.paper"), paper.name())));
    all.add(new Line("other", t.get("screen.wrong.other"), t.get("screen.wrong.other.text")));
    return all;
  }

  private static List<Paper> papers(Opened opened, Texts t) {
    Checklist checklist = opened.checklist();
    return checklist == null
        ? List.of()
        : checklist.components().stream().map(paper -> paper(paper, opened, t)).toList();
  }

  private static Paper paper(DossierComponent component, Opened opened, Texts t) {
    long files =
        opened.documents().stream()
            .map(Attached::component)
            .filter(component.key()::equals)
            .count();
    String why = component.why() == null ? "" : component.why().in(t.locale());
    return new Paper(component.name().in(t.locale()), why, files > 0);
  }

  /** Rows under the keys of the form where a procedure is chosen, else under those of the card. */
  private static List<Line> card(Person person, @Nullable ProcedureVersion procedure, Texts t) {
    return Stream.of(
            line("fullName", person.fullName(), procedure, t),
            line("birthDate", person.birthDate(), procedure, t),
            line(
                "sex",
                person.sex() == null ? null : t.get("screen.sex." + person.sex()),
                procedure,
                t),
            line("personId", String.join(" ", CodeGroups.of(person.number())), procedure, t),
            line("address", person.address(), procedure, t))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static @Nullable Line line(
      String key, @Nullable String value, @Nullable ProcedureVersion procedure, Texts t) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String field =
        procedure == null
            ? key
            : procedure.form().fields().stream()
                .filter(f -> ("card." + key).equals(f.prefill()))
                .map(FormField::key)
                .findFirst()
                .orElse(key);
    return new Line(field, t.get("screen.card." + key), value);
  }
}
