package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.PrintSlip;
import org.caunoi.assistance.PrintSlip.Printed;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Session;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the citizen takes home on paper. */
@Controller
@RequestMapping("/counter/sessions/{id}")
class SlipPages {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

  private final ReadSession read;
  private final PrintSlip print;
  private final ReadDossier dossiers;
  private final SlipAddresses addresses;
  private final Points points;
  private final Authorities authorities;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  SlipPages(
      ReadSession read,
      PrintSlip print,
      ReadDossier dossiers,
      SlipAddresses addresses,
      Points points,
      Authorities authorities,
      Frames frames) {
    this.read = read;
    this.print = print;
    this.dossiers = dossiers;
    this.addresses = addresses;
    this.points = points;
    this.authorities = authorities;
    this.frames = frames;
  }

  /**
   * The slip, one more print of it: a second one says which reprint it is. The name is on it as
   * long as the session is open, later prints go without.
   *
   * @param paper {@code a5} or {@code 80mm}
   */
  @PostMapping("/slip")
  @Requires(Permission.HELP_CITIZEN)
  View slip(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "a5") String paper) {
    Printed printed = print.print(who, id, paper);
    Opened opened = read.read(who, id);
    String code = printed.code();
    Shell shell = frames.of(request, "counter.slip.title");
    Texts t = shell.t();
    AgentPoint point = points.get(opened.session().opening().pointId());
    SlipView view =
        new SlipView(
            code,
            printed.isReprint()
                ? t.get("counter.slip.reprint", printed.reprint(), VietnamTime.moment(printed.at()))
                : null,
            point.name(),
            rows(opened, dossiers.facts(who, code), point, t),
            t.get("counter.slip.explanation"),
            Drawing.qr(addresses.withKey(code)),
            Drawing.bars(code),
            SlipAddresses.readable(addresses.tracking(code)),
            addresses.proofOf(code).map(Drawing::qr).orElse(null),
            t.get("counter.slip.complaint", shell.helpPhone(), point.complaintPhone()),
            opened.person() != null && !opened.locked());
    return Page.of(templates.counterSlip(shell, view, paper, "/counter/sessions/" + id));
  }

  @GetMapping("/bring")
  @Requires(Permission.HELP_CITIZEN)
  View bring(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Opened opened = read.read(who, id);
    Session session = opened.session();
    ProcedureVersion procedure = opened.procedure();
    if (session.work().outcome() != Outcome.NOT_READY || procedure == null) {
      throw Refused.notFound("list-not-found");
    }
    Shell shell = frames.of(request, "counter.bring.title");
    AgentPoint point = points.get(session.opening().pointId());
    BringView view =
        new BringView(
            procedure.name().in(shell.t().locale()),
            procedure.components().stream()
                .filter(component -> session.work().missing().contains(component.key()))
                .map(component -> paper(component, shell.t()))
                .toList(),
            point.name(),
            point.address(),
            point.hours().text(),
            helper(session, shell.t()));
    return Page.of(templates.counterBring(shell, view, "/counter/sessions/" + id));
  }

  private List<SummaryRow> rows(Opened opened, Dossier dossier, AgentPoint point, Texts t) {
    Dossier.Filing filing = dossier.filing();
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    List<SummaryRow> rows = new ArrayList<>();
    if (opened.person() != null && !opened.locked()) {
      String name = opened.draft().getOrDefault("fullName", "");
      rows.add(new SummaryRow(t.get("counter.slip.name"), name));
    }
    rows.add(new SummaryRow(t.get("counter.slip.procedure"), procedure.name().in(t.locale())));
    rows.add(new SummaryRow(t.get("counter.slip.filed"), filed(opened, t)));
    rows.add(
        new SummaryRow(
            t.get("counter.slip.recipient"), authorities.get(filing.authority()).name()));
    rows.add(new SummaryRow(t.get("counter.slip.filedAt"), VietnamTime.moment(filing.filedAt())));
    rows.add(
        new SummaryRow(
            t.get("counter.slip.term"),
            Wording.term(
                t,
                filing.term().strategy(),
                filing.term().amount(),
                filing.term().cutoff() == null ? "" : HOUR.format(filing.term().cutoff()))));
    rows.add(
        new SummaryRow(
            t.get("counter.slip.return"), t.get("counter.return." + filing.returnBy().key())));
    rows.add(
        new SummaryRow(
            t.get("counter.slip.fee"),
            Wording.fee(t, opened.checklist()) + ". " + Wording.feeRule(t, opened.checklist())));
    rows.add(
        new SummaryRow(
            t.get("counter.slip.helper"), helper(opened.session(), t) + ", " + point.name()));
    return rows;
  }

  private static String filed(Opened opened, Texts t) {
    List<String> names = new ArrayList<>(List.of(t.get("counter.slip.form")));
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    for (DossierComponent component : procedure.components()) {
      long files =
          opened.documents().stream().filter(a -> a.component().equals(component.key())).count();
      if (files > 0) {
        names.add(component.name().in(t.locale()));
      }
    }
    return String.join("; ", names);
  }

  private static String helper(Session session, Texts t) {
    return t.get(
        "counter.slip.helperBadge", session.opening().clerkName(), session.opening().clerkBadge());
  }

  private static String paper(DossierComponent component, Texts t) {
    return component.name().in(t.locale())
        + " ("
        + t.get("counter.copy." + component.copyKind().key(), component.count())
        + ")"
        + (component.why() == null ? "" : ". " + component.why().in(t.locale()));
  }
}
