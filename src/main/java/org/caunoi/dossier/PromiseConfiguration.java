package org.caunoi.dossier;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that looks whether the calendar has changed. */
@Configuration(proxyBeanMethods = false)
class PromiseConfiguration {

  @Bean
  RecurringTask<Void> recomputePromisesTask(RecomputePromises promises) {
    return Tasks.recurring("recompute-promises", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> promises.recompute());
  }
}
