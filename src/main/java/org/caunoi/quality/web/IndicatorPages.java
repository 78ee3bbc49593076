package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.quality.ReadIndicators;
import org.caunoi.quality.Share;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The indicators with their formulas, and what each number counts. */
@Controller
class IndicatorPages {

  private static final int LINES = 100;

  private final ReadIndicators indicators;
  private final IndicatorWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  IndicatorPages(ReadIndicators indicators, IndicatorWords words, Frames frames, Clock clock) {
    this.indicators = indicators;
    this.words = words;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/indicators")
  Page board(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority) {
    Shell shell = frames.of(request, "indicators.title");
    try {
      AskedPeriod asked = AskedPeriod.of(from, to, authority, today());
      return page(shell, who, asked, FieldErrors.none());
    } catch (Refused refused) {
      FieldErrors errors = FieldErrors.told(refused, AskedPeriod.field(refused), shell.t());
      AskedPeriod usual = AskedPeriod.of(null, null, null, today());
      return page(shell.withErrors(errors), who, usual, errors);
    }
  }

  private Page page(Shell shell, SignedIn who, AskedPeriod asked, FieldErrors errors) {
    IndicatorView view =
        words.board(who, asked, indicators.read(who, asked.period(), asked.authority()), shell.t());
    return Page.of(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.qualityIndicators(shell, view, errors));
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/indicators/{share}")
  Page behind(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String share,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String procedure,
      @RequestParam(defaultValue = "") String after) {
    Share wanted = Share.find(share).orElseThrow(() -> Refused.notFound("http-404"));
    AskedPeriod asked = AskedPeriod.of(from, to, authority, today());
    Shell shell = frames.of(request, "indicators.behind");
    List<IndicatorView.Behind> all =
        wanted.isOfDossiers()
            ? indicators
                .dossiers(who, asked.period(), asked.authority(), wanted, procedure)
                .stream()
                .map(one -> words.behind(one, shell.t()))
                .toList()
            : indicators.procedures(who, asked.period(), asked.authority(), wanted).stream()
                .map(one -> words.behind(one, asked.period().to(), shell.t()))
                .toList();
    LinesBehind lines = LinesBehind.of(all, after, LINES);
    String here = "/indicators/" + share + "?" + asked.query() + only(procedure);
    return Page.of(
        templates.qualityBehind(
            shell,
            wanted,
            all.size(),
            lines.shown(),
            "/indicators?" + asked.query(),
            lines.next() == null ? null : here + "&after=" + lines.next()));
  }

  private static String only(@Nullable String procedure) {
    return procedure == null
        ? ""
        : "&procedure=" + URLEncoder.encode(procedure, StandardCharsets.UTF_8);
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }
}
