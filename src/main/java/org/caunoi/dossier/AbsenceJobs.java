package org.caunoi.dossier;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks each hour who is away from today on. */
@Configuration(proxyBeanMethods = false)
class AbsenceJobs {

  @Bean
  RecurringTask<Void> handOnForAbsenceTask(HandOnForAbsence handing) {
    return Tasks.recurring("hand-on-for-absence", FixedDelay.ofHours(1))
        .execute((instance, context) -> handing.handOn());
  }
}
