package org.caunoi.dossier;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fills what older releases, or nodes not yet updated, left without hashed names. */
@Configuration(proxyBeanMethods = false)
class NameConfiguration {

  @Bean
  RecurringTask<Void> fillNameWordsTask(FillNameWords filling) {
    return Tasks.recurring("fill-name-words", FixedDelay.ofHours(1))
        .execute((instance, context) -> filling.fill());
  }
}
