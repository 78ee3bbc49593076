package org.caunoi.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly job of the house, once for all nodes. */
@Configuration(proxyBeanMethods = false)
class ForgetConfiguration {

  private static final LocalTime AT = LocalTime.of(2, 30);

  @Bean
  RecurringTask<Void> forgetNightlyTask(ForgetNightly nightly) {
    return Tasks.recurring("forget-nightly", new Daily(VietnamTime.ZONE, AT))
        .execute((instance, context) -> nightly.forget());
  }
}
