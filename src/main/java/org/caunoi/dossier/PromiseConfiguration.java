package org.caunoi.dossier;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.caunoi.calendar.NoticePublished;
import org.caunoi.platform.jobs.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Looks whether the calendar has changed: by the clock, and at once when a notice is published. */
@Configuration(proxyBeanMethods = false)
class PromiseConfiguration {

  private static final String NOW = "recompute-promises-now";

  @Bean
  RecurringTask<Void> recomputePromisesTask(RecomputePromises promises) {
    return Tasks.recurring("recompute-promises", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> promises.recompute());
  }

  @Bean
  OneTimeTask<Void> recomputePromisesNowTask(RecomputePromises promises) {
    return Tasks.oneTime(NOW).execute((instance, context) -> promises.recompute());
  }

  @Bean
  NoticeListener recomputeWhenPublished(Jobs jobs) {
    return new NoticeListener(jobs);
  }

  /** Plans the recount inside the transaction that publishes the notice. */
  static final class NoticeListener {

    private final Jobs jobs;

    NoticeListener(Jobs jobs) {
      this.jobs = jobs;
    }

    @EventListener
    void published(NoticePublished event) {
      jobs.doAfterCommit(new TaskInstance<>(NOW, event.id().toString()));
    }
  }
}
