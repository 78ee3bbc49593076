package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.quality.AcknowledgeReport;
import org.caunoi.quality.CloseReport;
import org.caunoi.quality.ReadReports;
import org.caunoi.quality.Report;
import org.caunoi.quality.ReportFilter;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The protected reports of citizens, for the Centre only. */
@Controller
class ReportPages {

  private static final int PER_PAGE = 50;

  private final ReadReports reports;
  private final AcknowledgeReport acknowledging;
  private final CloseReport closing;
  private final ReportWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ReportPages(
      ReadReports reports,
      AcknowledgeReport acknowledging,
      CloseReport closing,
      ReportWords words,
      Frames frames) {
    this.reports = reports;
    this.acknowledging = acknowledging;
    this.closing = closing;
    this.words = words;
    this.frames = frames;
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @GetMapping("/reports")
  Page list(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String point,
      @RequestParam(required = false) @Nullable UUID before) {
    Shell shell = frames.of(request, "reports.title");
    List<Report> found =
        reports.list(
            who,
            new ReportFilter(state(state), state.equals("OPEN"), kind(kind), point),
            before,
            PER_PAGE + 1);
    List<ReportView> lines =
        found.stream().limit(PER_PAGE).map(report -> words.line(report, shell.t())).toList();
    String older =
        found.size() > PER_PAGE ? following(state, kind, point, lines.getLast().id()) : null;
    return Page.of(templates.qualityReports(shell, lines, state, older));
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @GetMapping("/reports/{id}")
  Page open(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page(request, who, id, "", FieldErrors.none());
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @PostMapping("/reports/{id}/acknowledgements")
  View acknowledge(SignedIn who, @PathVariable UUID id) {
    acknowledging.acknowledge(who, id);
    return new RedirectView("/reports/" + id + "?notice=report-acknowledged");
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @PostMapping("/reports/{id}/closures")
  View close(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String outcome) {
    try {
      closing.close(who, id, outcome);
    } catch (Refused refused) {
      if (refused.kind() != Refused.Kind.INVALID) {
        throw refused;
      }
      Refused.FieldError error = refused.errors().getFirst();
      String text = frames.texts(request).get("error." + error.code(), error.args().toArray());
      return page(request, who, id, outcome, FieldErrors.of("outcome", text));
    }
    return new RedirectView("/reports/" + id + "?notice=report-closed");
  }

  private Page page(
      HttpServletRequest request, SignedIn who, UUID id, String outcome, FieldErrors errors) {
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    Shell shell =
        frames.of(request, "reports.one").withErrors(errors).withRequestPath("/reports/" + id);
    ReportView view = words.view(reports.open(who, id), shell.t());
    return Page.of(status, templates.qualityReport(shell, view, outcome, errors));
  }

  private static String following(String state, String kind, @Nullable String point, UUID last) {
    return UriComponentsBuilder.fromPath("/reports")
        .queryParam("state", "{state}")
        .queryParam("kind", "{kind}")
        .queryParamIfPresent("point", Optional.ofNullable(point).map(any -> "{point}"))
        .queryParam("before", last)
        .encode()
        .buildAndExpand(
            point == null ? new Object[] {state, kind} : new Object[] {state, kind, point})
        .toUriString();
  }

  private static Report.@Nullable Kind kind(String text) {
    return Arrays.stream(Report.Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElse(null);
  }

  private static Report.@Nullable State state(String text) {
    return Arrays.stream(Report.State.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElse(null);
  }
}
