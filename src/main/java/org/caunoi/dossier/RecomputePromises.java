package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.calendar.DueDate;
import org.caunoi.calendar.LoadNotices;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.Dossier.Progress;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts every running promise again once the calendar has changed, such as when the official
 * notice of a year is out: an act with both moments for each promise that is another one now, so
 * that the audit tells it and the citizen is told where the moment moved. While papers are awaited
 * the clock stands still; those promises are counted anew when the papers are in.
 */
@Component
class RecomputePromises {

  private static final String HOUSE = "Cầu Nối";
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 500;

  private final LoadNotices notices;
  private final WorkingCalendars calendars;
  private final CalendarRecounts recounts;
  private final Dossiers dossiers;
  private final Acts acts;
  private final Promise promise;
  private final TransactionTemplate transaction;

  RecomputePromises(
      LoadNotices notices,
      WorkingCalendars calendars,
      CalendarRecounts recounts,
      Dossiers dossiers,
      Acts acts,
      Promise promise,
      PlatformTransactionManager transactions) {
    this.notices = notices;
    this.calendars = calendars;
    this.recounts = recounts;
    this.dossiers = dossiers;
    this.acts = acts;
    this.promise = promise;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Does nothing while the calendar is the one of last time. Somebody acting on a dossier at that
   * moment goes first; the dossier is then looked at again next time.
   *
   * @return how many promises moved
   */
  int recompute() {
    notices.refresh();
    String edition = calendars.edition();
    if (recounts.lastEdition().filter(edition::equals).isPresent()) {
      return 0;
    }
    int moved = 0;
    boolean complete = true;
    String authority = "";
    UUID id = BEFORE_ALL;
    List<Dossier> page = dossiers.listPromised(authority, id, PAGE);
    while (!page.isEmpty()) {
      for (Dossier dossier : page) {
        try {
          moved += recompute(dossier, edition) ? 1 : 0;
        } catch (Refused somebodyWasFaster) {
          complete = false;
        }
      }
      authority = page.getLast().filing().authority();
      id = page.getLast().filing().id();
      page = dossiers.listPromised(authority, id, PAGE);
    }
    if (complete) {
      recounts.add(edition, moved, acts.now());
    }
    return moved;
  }

  private boolean recompute(Dossier dossier, String edition) {
    Progress progress = dossier.progress();
    Instant accepted = Objects.requireNonNull(progress.acceptedAt());
    Instant former = Objects.requireNonNull(progress.appointmentAt());
    DueDate due = promise.of(dossier.filing().term(), accepted, acts.standstills(dossier));
    boolean moved = !due.dueAt().equals(former);
    if (!moved && due.provisional() == progress.appointmentProvisional()) {
      return false;
    }
    Act act =
        new Act(
            moved ? ActKind.PROMISE_MOVED : ActKind.PROMISE_CHECKED,
            null,
            Map.of("former", former, "appointment", due.dueAt(), "calendar", edition));
    transaction.executeWithoutResult(
        status ->
            acts.perform(
                dossier,
                null,
                Actor.HOUSE,
                HOUSE,
                act,
                null,
                before -> before.promiseAgain(due.dueAt(), due.provisional())));
    return moved;
  }
}
