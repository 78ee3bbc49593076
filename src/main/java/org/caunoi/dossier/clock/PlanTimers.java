package org.caunoi.dossier.clock;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.clock.StepTimes.Step;
import org.caunoi.platform.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets the clocks of a dossier in the transaction of the act that starts or moves its promise. Old
 * clocks are left to run out: they speak of a promise that is none any more and say nothing.
 */
@Component
public class PlanTimers {

  private final ClockSettings settings;
  private final StepTimes steps;
  private final WorkingCalendars calendars;
  private final Jobs jobs;

  PlanTimers(ClockSettings settings, StepTimes steps, WorkingCalendars calendars, Jobs jobs) {
    this.settings = settings;
    this.steps = steps;
    this.calendars = calendars;
    this.jobs = jobs;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    boolean moved =
        !Objects.equals(
            act.before().progress().appointmentAt(), act.after().progress().appointmentAt());
    if (ReminderKind.runs(act.after()) && (moved || !ReminderKind.runs(act.before()))) {
      plan(act.after(), act.at());
    }
  }

  /**
   * @param from since when the steps are counted
   */
  void plan(Dossier dossier, Instant from) {
    Instant promise = Objects.requireNonNull(dossier.progress().appointmentAt());
    Map<Step, Instant> times = steps.count(dossier, from, promise);
    steps.store(dossier, times);
    Instant assign = Objects.requireNonNull(times.get(Step.ASSIGN));
    Instant review = Objects.requireNonNull(times.get(Step.REVIEW));
    Map<TaskInstance<Void>, Instant> reminders = new LinkedHashMap<>();
    reminders.put(job(dossier, ReminderKind.ASSIGN_LATE, assign), assign.plusSeconds(1));
    reminders.put(job(dossier, ReminderKind.REVIEW_LATE, review), review.plusSeconds(1));
    reminders.put(
        job(dossier, ReminderKind.PROMISE_NEAR, promise), near(from, promise).plusSeconds(1));
    reminders.put(job(dossier, ReminderKind.PROMISE_PASSED, promise), promise.plusSeconds(1));
    jobs.doAt(reminders);
  }

  /** A short term would be near before anybody could begin; half of it passes in any case. */
  private Instant near(Instant from, Instant promise) {
    Instant half = steps.half(from, promise);
    Instant lead = calendars.current().workingDaysBefore(promise, settings.leadDays());
    return lead.isBefore(half) ? half : lead;
  }

  private static TaskInstance<Void> job(Dossier dossier, ReminderKind kind, Instant due) {
    return new Timer(dossier.filing().authority(), dossier.filing().id(), kind, due).job();
  }
}
