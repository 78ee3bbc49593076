package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditTrail;
import org.caunoi.audit.AuditTrail.Row;
import org.caunoi.platform.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** The auditor's page: who touched a dossier, what did a person do. Reading it is itself an act. */
@Controller
class AuditPages {

  private static final int ROWS = 50;

  private final AuditTrail trail;
  private final AuditLog log;
  private final AuditWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  AuditPages(AuditTrail trail, AuditLog log, AuditWords words, Frames frames) {
    this.trail = trail;
    this.log = log;
    this.words = words;
    this.frames = frames;
  }

  @Bean
  static NavEntry auditEntry() {
    return new NavEntry(80, "/audit", "audit.title", "list", Permission.READ_AUDIT);
  }

  @Requires(Permission.READ_AUDIT)
  @GetMapping("/audit")
  View list(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String dossier,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String before) {
    String code = dossier.strip();
    List<Row> rows =
        trail.list(
            code.isEmpty() ? null : "dossier/" + code,
            actor.isBlank() ? null : actor.strip(),
            null,
            before.isBlank() ? null : AuditTrail.Place.parse(before.strip()),
            ROWS + 1);
    log.writeLook("-", who.actor(), "audit-read", "audit", null, asked(code, actor, rows));
    boolean more = rows.size() > ROWS;
    List<Row> shown = more ? rows.subList(0, ROWS) : rows;
    return Page.of(
        templates.accessAudit(
            frames.of(request, "audit.title"),
            code,
            actor,
            words.lines(shown, frames.texts(request)),
            more ? following(code, actor, shown.getLast()) : null));
  }

  /** What matched nothing may be anything, a citizen's name included, and is not kept. */
  private static Map<String, String> asked(String code, String actor, List<Row> rows) {
    return rows.isEmpty() ? Map.of("found", "0") : Map.of("dossier", code, "actor", actor.strip());
  }

  private static String following(String code, String actor, Row last) {
    return UriComponentsBuilder.fromPath("/audit")
        .queryParam("dossier", "{dossier}")
        .queryParam("actor", "{actor}")
        .queryParam("before", "{before}")
        .encode()
        .buildAndExpand(code, actor, last.position())
        .toUriString();
  }
}
