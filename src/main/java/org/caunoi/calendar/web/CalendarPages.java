package org.caunoi.calendar.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.Announcement;
import org.caunoi.calendar.ChangeNotice;
import org.caunoi.calendar.ChangeNotice.Imported;
import org.caunoi.calendar.CheckNotice;
import org.caunoi.calendar.PublishNotice;
import org.caunoi.platform.web.Comparison;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Days off are written by one person, published by another, and can be taken out and in as files.
 */
@Controller
@RequestMapping("/calendar")
class CalendarPages {

  private final ChangeNotice changing;
  private final PublishNotice publishing;
  private final CheckNotice checking;
  private final NoticeWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  CalendarPages(
      ChangeNotice changing,
      PublishNotice publishing,
      CheckNotice checking,
      NoticeWords words,
      Frames frames) {
    this.changing = changing;
    this.publishing = publishing;
    this.checking = checking;
    this.words = words;
    this.frames = frames;
  }

  @Bean
  static NavEntry calendarEntry() {
    return new NavEntry(61, "/calendar", "daysOff.title", "calendar", Permission.MANAGE_CALENDAR);
  }

  @Requires(Permission.MANAGE_CALENDAR)
  @GetMapping
  Page list(HttpServletRequest request, SignedIn who) {
    return list(request, who, "", List.of(), FieldErrors.none());
  }

  private Page list(
      HttpServletRequest request,
      SignedIn who,
      String typed,
      List<String> problems,
      FieldErrors errors) {
    boolean fine = errors.isEmpty() && problems.isEmpty();
    Shell shell =
        frames.of(request, "daysOff.title").withErrors(errors).withRequestPath("/calendar");
    return Page.of(
        fine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.calendarYears(shell, words.years(who, shell.t()), typed, problems, errors));
  }

  @Requires(Permission.MANAGE_CALENDAR)
  @GetMapping("/{year}")
  Page show(HttpServletRequest request, SignedIn who, @PathVariable int year) {
    return page(request, who, year, null, FieldErrors.none());
  }

  /** What the draft changes in what is in force. */
  @Requires(Permission.MANAGE_CALENDAR)
  @GetMapping("/{year}/comparison")
  Page compare(HttpServletRequest request, SignedIn who, @PathVariable int year) {
    Shell shell = frames.of(request, "publishing.compare");
    NoticeEntry entry = words.entry(year, who, null, shell.t());
    return Page.of(
        templates.calendarComparison(
            shell, entry, Comparison.of(words.text(year), entry.form().text())));
  }

  /** The notices in force, as the file that ships. */
  @Requires(Permission.MANAGE_CALENDAR)
  @GetMapping("/file")
  ResponseEntity<byte[]> file() {
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("notices.yaml").build().toString())
        .body(checking.file().getBytes(StandardCharsets.UTF_8));
  }

  /** Takes a whole file in; each year that differs becomes a draft. */
  @Requires(Permission.MANAGE_CALENDAR)
  @PostMapping("/imports")
  View take(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String text) {
    Texts t = frames.texts(request);
    try {
      Imported imported = changing.importFile(who, text);
      return imported.problems().isEmpty()
          ? new RedirectView("/calendar?notice=calendar-notice-changed")
          : list(
              request,
              who,
              text,
              imported.problems().stream()
                  .map(
                      problem ->
                          t.get("daysOff.place.line", problem.line(), problem.field())
                              + ": "
                              + problem.what())
                  .toList(),
              FieldErrors.none());
    } catch (Refused refused) {
      return list(request, who, text, List.of(), FieldErrors.told(refused, "text", t));
    }
  }

  @Requires(Permission.MANAGE_CALENDAR)
  @PostMapping("/{year}/draft")
  View save(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable int year,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam MultiValueMap<String, String> sent) {
    Announcement typed = NoticeForm.read(year, sent);
    try {
      changing.save(who, year, typed.text(), edition);
    } catch (Refused refused) {
      return again(request, who, year, typed, "number", refused);
    }
    return back(year, "calendar-notice-changed");
  }

  /** Hands the draft to the second person, puts it in force, or throws it away. */
  @Requires(Permission.MANAGE_CALENDAR)
  @PostMapping({"/{year}/submissions", "/{year}/publications", "/{year}/discards"})
  View move(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable int year,
      @RequestParam(defaultValue = "0") int edition) {
    String path = request.getRequestURI();
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "submissions" -> {
        publishing.submit(who, year, edition);
        yield back(year, "calendar-notice-submitted");
      }
      case "publications" -> {
        publishing.publish(who, year, edition);
        yield back(year, "calendar-notice-published");
      }
      default -> {
        publishing.discard(who, year, edition);
        yield back(year, "calendar-notice-discarded");
      }
    };
  }

  @Requires(Permission.MANAGE_CALENDAR)
  @PostMapping("/{year}/returns")
  View giveBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable int year,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam(defaultValue = "") String reason) {
    try {
      publishing.giveBack(who, year, edition, reason);
    } catch (Refused refused) {
      return again(request, who, year, null, "reason", refused);
    }
    return back(year, "calendar-notice-given-back");
  }

  /** What was typed stays on the page, whatever was wrong with it. */
  private Page again(
      HttpServletRequest request,
      SignedIn who,
      int year,
      @Nullable Announcement typed,
      String field,
      Refused refused) {
    return page(request, who, year, typed, FieldErrors.told(refused, field, frames.texts(request)));
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      int year,
      @Nullable Announcement typed,
      FieldErrors errors) {
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    Shell shell =
        frames.of(request, "daysOff.title").withErrors(errors).withRequestPath("/calendar/" + year);
    NoticeEntry entry = words.entry(year, who, typed, shell.t());
    return Page.of(status, templates.calendarNotice(shell, entry, errors));
  }

  private static RedirectView back(int year, String notice) {
    return new RedirectView("/calendar/" + year + "?notice=" + notice);
  }
}
