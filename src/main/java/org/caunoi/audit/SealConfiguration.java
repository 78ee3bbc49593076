package org.caunoi.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Audit rows are sealed each minute, once for all nodes. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

  @Bean
  RecurringTask<Void> sealHistoryTask(SealHistory history) {
    return Tasks.recurring("seal-history", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> history.seal());
  }
}
