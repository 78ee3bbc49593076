package org.caunoi.assistance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The clocks behind the citizens' screens: one job of the house forgets expired screens, and every
 * process looks after its own open lines.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScreenConfiguration {

  @Bean
  RecurringTask<Void> forgetScreensTask(ForgetScreens forget) {
    return Tasks.recurring("forget-screens", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> forget.sweep());
  }
}
