package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.quality.ReadCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The Centre's one page: five questions, and the rows behind each number. */
@Controller
class CentrePages {

  static final String HERE = "/centre";
  private final ReadCentre centre;
  private final CentreWords words;
  private final CentreRows rows;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  CentrePages(ReadCentre centre, CentreWords words, CentreRows rows, Frames frames) {
    this.centre = centre;
    this.words = words;
    this.rows = rows;
    this.frames = frames;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping(HERE)
  Page look(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "centre.title");
    return Page.of(templates.qualityCentre(shell, words.tell(centre.look(who), shell.t())));
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping(HERE + "/{list}")
  Page list(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String list,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String point,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
      @RequestParam(required = false) @Nullable String cursor) {
    Shell shell = frames.of(request, "centre.rows");
    var asked = new CentreRows.Asked(list, authority, point, day, cursor);
    return Page.of(templates.qualityCentreRows(shell, rows.of(who, asked, shell.t())));
  }
}
