package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.Checkpoint;
import org.caunoi.audit.Checkpoints;
import org.caunoi.audit.ExportHistory;
import org.caunoi.audit.HistoryWatch;
import org.caunoi.platform.web.Page;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The seals over the audit rows and the acts, to look at and to take away for checking. */
@Controller
class HistoryPages {

  private static final int ROWS = 50;
  private static final int MOST = 100_000;

  private final Checkpoints checkpoints;
  private final ExportHistory export;
  private final HistoryWatch watch;
  private final AuditLog log;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  HistoryPages(
      Checkpoints checkpoints,
      ExportHistory export,
      HistoryWatch watch,
      AuditLog log,
      Frames frames) {
    this.checkpoints = checkpoints;
    this.export = export;
    this.watch = watch;
    this.log = log;
    this.frames = frames;
  }

  @Requires(Permission.READ_AUDIT)
  @GetMapping("/audit/history")
  View list(HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
    List<Checkpoint> found = checkpoints.list(before, ROWS + 1);
    boolean more = found.size() > ROWS;
    List<Checkpoint> shown = more ? found.subList(0, ROWS) : found;
    return Page.of(
        templates.accessHistory(
            frames.of(request, "history.title"),
            shown,
            checkpoints.list(null, 1).stream().findFirst().orElse(null),
            watch.isLate() ? watch.behind().toMinutes() : null,
            more ? "/audit/history?before=" + shown.getLast().number() : null));
  }

  /** Lines of text; {@code bin/VerifyHistory.java} says whether they are whole. */
  @Requires(Permission.READ_AUDIT)
  @GetMapping("/audit/history/export")
  void export(
      HttpServletResponse response,
      SignedIn who,
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(defaultValue = "100000") long to)
      throws IOException {
    if (from < 1) {
      throw Refused.field("/from", "history-range", MOST);
    }
    if (to < from || to - from >= MOST) {
      throw Refused.field("/to", "history-range", MOST);
    }
    log.writeLook(
        "-", who.actor(), "history-exported", "audit", null, Map.of("from", from, "to", to));
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"cau-noi-%d-%d.txt\"".formatted(from, to));
    export.write(from, to, response.getWriter());
  }
}
