package org.caunoi.dossier;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hands the dossiers of a dissolved unit on at once, and later again what was filed in the very
 * moment or was being worked on.
 */
@Configuration(proxyBeanMethods = false)
class DissolutionJobs {

  private static final String NOW = "hand-on-unit-now";

  static TaskInstance<Void> handOn(UUID dissolution) {
    return new TaskInstance<>(NOW, dissolution.toString());
  }

  @Bean
  OneTimeTask<Void> handOnUnitNowTask(HandOnUnits handing) {
    return Tasks.oneTime(NOW).execute((instance, context) -> handing.handOn());
  }

  @Bean
  RecurringTask<Void> handOnUnitsTask(HandOnUnits handing) {
    return Tasks.recurring("hand-on-units", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> handing.handOn());
  }
}
