package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.caunoi.access.Frames;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.WhoHeld;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Draws the page of one envelope or bag, and draws it again where an act was refused. */
@Component
final class UnitPage {

  private static final Pattern TYPED =
      Pattern.compile("found|damaged|note|words|amount|payer|found-\\d{1,3}");

  private final ReadUnit reading;
  private final WhoHeld holders;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  UnitPage(ReadUnit reading, WhoHeld holders, UnitWords words, Frames frames) {
    this.reading = reading;
    this.holders = holders;
    this.words = words;
    this.frames = frames;
  }

  View show(HttpServletRequest request, SignedIn who, String number, String asked) {
    Opened opened = reading.open(who, number);
    Texts t = frames.texts(request);
    FieldErrors errors = FieldErrors.none();
    String answer = null;
    if (!asked.isBlank()) {
      Instant moment = Moments.parse(asked);
      if (moment == null) {
        errors = FieldErrors.of("at", t.get("error.moment-malformed"));
      } else {
        answer =
            holders
                .at(number, moment)
                .map(holder -> words.holder(holder, t))
                .orElse(t.get("custody.heldByNobody"));
      }
    }
    return page(request, who, opened, asked, answer, errors, null);
  }

  /** Done, the browser goes to the fresh page; refused, the page comes again and says why. */
  View after(HttpServletRequest request, SignedIn who, String number, String notice, Runnable act) {
    return after(
        request,
        who,
        number,
        () -> {
          act.run();
          return notice;
        });
  }

  /** The same where the act itself says which notice follows. */
  View after(HttpServletRequest request, SignedIn who, String number, Supplier<String> act) {
    try {
      String notice = act.get();
      String page = reading.may(who, number) ? "/custody/units/" + number : "/custody";
      return new RedirectView(page + "?notice=" + notice);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND && refused.errors().isEmpty()) {
        throw refused;
      }
      return page(
          request,
          who,
          reading.open(who, number),
          "",
          null,
          errors(refused, frames.texts(request)),
          refused);
    }
  }

  static FieldErrors errors(Refused refused, Texts t) {
    List<FieldProblem> problems = new ArrayList<>();
    refused
        .errors()
        .forEach(
            error ->
                problems.add(
                    new FieldProblem(
                        error.pointer().substring(1).replace('/', '-'),
                        t.get("error." + error.code(), error.args().toArray()))));
    return new FieldErrors(problems);
  }

  static Shell framed(Shell shell, @Nullable Refused refused) {
    return refused == null || !refused.errors().isEmpty()
        ? shell
        : shell.withNotice(
            NoticeView.of(
                Tone.DANGER, shell.t().get("error." + refused.code(), refused.args().toArray())));
  }

  /** Numbers that were scanned, one a line; what is left empty is none. */
  static List<String> lines(String text) {
    return text.lines()
        .flatMap(line -> List.of(line.split("[,;]")).stream())
        .filter(one -> !one.isBlank())
        .toList();
  }

  /** What was scanned or written is not asked for again because one of it was wrong. */
  static Map<String, String> typed(HttpServletRequest request, Pattern fields) {
    Map<String, String> typed = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (fields.matcher(name).matches()) {
                typed.put(name, values[0]);
              }
            });
    return typed;
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      Opened opened,
      String asked,
      @Nullable String answer,
      FieldErrors errors,
      @Nullable Refused refused) {
    String title = opened.facts().bag() ? "custody.bag" : "custody.envelope";
    Shell shell =
        framed(frames.of(request, title).withErrors(errors), refused)
            .withRequestPath("/custody/units/" + opened.facts().number());
    UnitView view = words.view(opened, who, asked, answer, shell.t());
    HttpStatus status =
        refused != null
            ? ProblemAdvice.status(refused.kind())
            : errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return Page.of(status, templates.custodyUnit(shell, view, errors, typed(request, TYPED)));
  }
}
