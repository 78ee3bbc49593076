package org.caunoi.dossier.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.DossierWorklist;
import org.caunoi.dossier.DossierWorklist.Position;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.dossier.SearchDossiers;
import org.caunoi.dossier.WorkQueue;
import org.caunoi.dossier.form.Receipts;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns rows into the lines a person reads. */
@Component
final class WorkList {

  private static final int LINES = 25;

  private final DossierWorklist worklist;
  private final SearchDossiers searching;
  private final Catalogue catalogue;
  private final DueWords due;
  private final DueList clocks;
  private final Receipts receipts;

  WorkList(
      DossierWorklist worklist,
      SearchDossiers searching,
      Catalogue catalogue,
      DueWords due,
      DueList clocks,
      Receipts receipts) {
    this.worklist = worklist;
    this.searching = searching;
    this.catalogue = catalogue;
    this.due = due;
    this.clocks = clocks;
    this.receipts = receipts;
  }

  WorkView queue(SignedIn who, WorkQueue queue, @Nullable Position after, Texts t) {
    List<Row> rows = worklist.list(who, queue.filter(who), after, LINES + 1);
    List<Row> shown = rows.stream().limit(LINES).toList();
    String here = "/dossiers?queue=" + queue.key();
    return new WorkView(
        WorkQueue.of(who).stream()
            .map(
                one ->
                    new WorkView.Tab(
                        "/dossiers?queue=" + one.key(),
                        t.get("work.queue." + one.key()),
                        one == queue))
            .toList(),
        lines(shown, t),
        rows.size() > shown.size()
            ? here + "&cursor=" + ListRequest.cursor(shown.getLast().position())
            : null,
        after == null ? null : here,
        clocks.reminder(who, t));
  }

  /** What a search for a citizen finds, which is written down. */
  WorkView citizen(SignedIn who, String asked, String birthYear, Texts t) {
    List<Row> found = searching.find(who, asked, birthYear, LINES);
    return new WorkView(List.of(), lines(found, t), null, null, null);
  }

  private List<WorkView.Line> lines(List<Row> rows, Texts t) {
    Set<UUID> awaited =
        receipts.awaited(
            rows.stream().map(Row::authority).toList(), rows.stream().map(Row::id).toList());
    return rows.stream()
        .map(
            row -> {
              DueWords.Due words =
                  due.of(
                      row.state(),
                      row.formerState(),
                      row.filedAt(),
                      row.appointmentAt(),
                      row.paused(),
                      t);
              return new WorkView.Line(
                  "/dossiers/" + row.code(),
                  row.code(),
                  catalogue.get(row.procedureVersion()).name().in(t.locale()),
                  row.maskedName(),
                  t.get("state." + row.state().code()),
                  StateTones.of(row.state()),
                  words.text(),
                  row.appointmentAt() == null ? "" : VietnamTime.moment(row.appointmentAt()),
                  words.late(),
                  row.assigneeName() == null ? "" : row.assigneeName(),
                  note(row, awaited.contains(row.id()), t));
            })
        .toList();
  }

  private static @Nullable String note(Row row, boolean awaited, Texts t) {
    return awaited
        ? t.get("work.notReceived")
        : row.supplementIn() ? t.get("work.completed") : null;
  }
}
