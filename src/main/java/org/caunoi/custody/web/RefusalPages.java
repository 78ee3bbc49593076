package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ReadRefusals;
import org.caunoi.custody.Refusal;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What people with papers tried and were refused. */
@Controller
class RefusalPages {

  private static final int MOST = 50;

  private final ReadRefusals reading;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  RefusalPages(ReadRefusals reading, UnitWords words, Frames frames) {
    this.reading = reading;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/custody/refusals")
  @Requires(Permission.WATCH_CUSTODY)
  View show(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String cursor) {
    Shell shell = frames.of(request, "custody.refusals.title").withRequestPath("/custody/refusals");
    Slice<Refusal> found = reading.page(who, Cursor.of(cursor), MOST);
    String next = found.nextCursor();
    String older = next == null ? null : "/custody/refusals?cursor=" + next;
    return Page.of(
        templates.custodyRefusals(
            shell, found.items().stream().map(one -> view(one, shell.t())).toList(), older));
  }

  private static boolean isNumber(String text) {
    return text.matches("[A-Z]{2}\\d{9}[A-Z]{2}");
  }

  private RefusalView view(Refusal refusal, Texts t) {
    String who =
        refusal.name() + (refusal.place().isEmpty() ? "" : ", " + words.place(refusal.place()));
    String act = "custody.tried." + refusal.act();
    String why = "error." + refusal.code();
    boolean unit = isNumber(refusal.unit());
    return new RefusalView(
        VietnamTime.moment(refusal.at()),
        refusal.device() == null ? who : t.get("custody.refusals.byDevice", who, refusal.device()),
        t.get(t.has(act) ? act : "custody.tried.other"),
        t.has(why) ? t.get(why, "…", "…") : refusal.code(),
        unit ? refusal.unit() : "",
        unit ? UnitWords.spoken(refusal.unit()) : refusal.unit());
  }
}
