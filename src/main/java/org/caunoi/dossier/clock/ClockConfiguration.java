package org.caunoi.dossier.clock;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clocks as jobs: every node may run any of them, and none is lost with a node. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClockSettings.class)
class ClockConfiguration {

  @Bean
  OneTimeTask<Void> remindTask(Remind reminding) {
    return Tasks.oneTime(Timer.TASK)
        .execute((instance, context) -> reminding.remind(Timer.of(instance)));
  }

  @Bean
  RecurringTask<Void> remindOfWaitsTask(RemindOfWaits waits) {
    return Tasks.recurring("remind-of-waits", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> waits.remind());
  }

  /** What sets clocks needs the scheduler that runs this, and is asked for only then. */
  @Bean
  RecurringTask<Void> setMissingClocksTask(ObjectProvider<SetMissingClocks> missing) {
    return Tasks.recurring("set-missing-clocks", FixedDelay.ofHours(6))
        .execute((instance, context) -> missing.getObject().set());
  }
}
