package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.assistance.web.ScreenView.Line;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ShownList;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;

/** What the citizen's screen shows of a list of papers. */
final class SheetViews {

  private static final String AGAIN = "list";

  private SheetViews() {}

  static ScreenView of(ShownList list, String asked, FieldErrors errors, Texts t) {
    return switch (list.state()) {
      case SHOWN -> before(list, asked, t);
      case AGREED ->
          asked.isEmpty() || asked.equals(ScreenViews.SIGN)
              ? new ScreenView.Signing(
                  t.get("screen.sheet.signs", list.total(), list.seal()),
                  CitizenScreenPages.HERE + "?view=" + AGAIN,
                  errors)
              : before(list, asked, t);
      case NOT_RIGHT, WITHDRAWN -> waiting("edit", "screen.fixing", t);
      case SIGNED -> waiting("check-circle", "screen.sheet.signed", t);
      case STOPPED -> waiting("stop", "screen.sheet.stopped", t);
      case TAKEN -> waiting("package", "screen.sheet.taken", t);
    };
  }

  private static ScreenView before(ShownList list, String asked, Texts t) {
    return switch (asked) {
      case ScreenViews.WRONG -> new ScreenView.Choosing(choices(list, t));
      case ScreenViews.STOP -> new ScreenView.Stopping(t.get("screen.sheet.stop"));
      default ->
          new ScreenView.Sheet(
              list.lines().stream().map(line -> counted(line, t)).toList(),
              list.total(),
              list.seal(),
              list.dossierCode());
    };
  }

  private static ScreenView.Counted counted(PaperSet.Line line, Texts t) {
    Integer pages = line.pages();
    return new ScreenView.Counted(
        line.name().in(t.locale()),
        t.get("custody.copies." + line.kind(), line.copies()),
        pages == null ? "" : t.get("screen.sheet.pages", pages));
  }

  private static List<Line> choices(ShownList list, Texts t) {
    List<Line> all = new ArrayList<>();
    list.lines()
        .forEach(
            line ->
                all.add(
                    new Line(
                        line.component(),
                        line.name().in(t.locale()),
                        t.get("custody.copies." + line.kind(), line.copies()))));
    all.add(new Line(ShownList.SEAL, t.get("screen.sheet.seal"), list.seal()));
    all.add(
        new Line(ShownList.OTHER, t.get("screen.wrong.other"), t.get("screen.wrong.other.text")));
    return all;
  }

  private static ScreenView waiting(String icon, String key, Texts t) {
    return new ScreenView.Waiting(icon, t.get(key), t.get(key + ".text"));
  }
}
