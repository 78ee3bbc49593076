package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.EndOfShift;
import org.caunoi.custody.EndOfShift.Report;
import org.caunoi.custody.UnitFacts;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The end of a shift on one sheet: what was done, what is still there and why. */
@Controller
class ShiftPages {

  private final EndOfShift ending;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ShiftPages(EndOfShift ending, UnitWords words, Frames frames) {
    this.ending = ending;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/custody/shift")
  @Requires(Permission.CARRY_PAPERS)
  View show(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "custody.shift.title");
    return Page.of(templates.custodyShift(shell, view(ending.of(who), who, shell.t())));
  }

  private ShiftView view(Report report, SignedIn who, Texts t) {
    List<SummaryRow> done =
        report.done().entrySet().stream()
            .map(
                one ->
                    new SummaryRow(
                        t.get("custody.shift.did." + one.getKey()), one.getValue().toString()))
            .toList();
    return new ShiftView(
        t.get(
            "custody.shift.lead", who.displayName(), who.badge(), VietnamTime.moment(report.at())),
        done,
        report.kept().stream().map(unit -> row(unit, report, t)).toList());
  }

  private ShiftView.Row row(UnitFacts unit, Report report, Texts t) {
    String state = words.state(unit, t);
    return new ShiftView.Row(
        UnitWords.spoken(unit.number()),
        words.place(unit.destination()),
        unit.bag() ? String.valueOf(report.inBags().getOrDefault(unit.number(), 0)) : "",
        unit.dueAt() == null
            ? state
            : t.get("custody.shift.until", state, VietnamTime.moment(unit.dueAt())));
  }
}
