package org.caunoi.dossier.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When files whose time has run out are removed, and where to read about it. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  private static final LocalTime AT = LocalTime.of(3, 0);

  @Bean
  RecurringTask<Void> removeExpiredTask(RemoveExpired removing) {
    return Tasks.recurring("remove-expired", new Daily(VietnamTime.ZONE, AT))
        .execute((instance, context) -> removing.remove());
  }

  @Bean
  NavEntry retentionEntry() {
    return new NavEntry(87, "/retention", "retention.title", "lock", Permission.SEARCH_ACCESS);
  }
}
