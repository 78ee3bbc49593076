package org.caunoi.custody.epcis;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that reads documents of events. */
@Configuration(proxyBeanMethods = false)
class EpcisConfiguration {

  @Bean
  RecurringTask<Void> processCapturesTask(ProcessCaptures captures) {
    return Tasks.recurring("process-captures", FixedDelay.ofSeconds(1))
        .execute((instance, context) -> captures.drain());
  }
}
