package org.caunoi.dossier.form;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.util.UUID;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The papers the house makes by itself, as jobs. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

  private static final LocalTime AT = LocalTime.of(3, 15);

  @Bean
  OneTimeTask<Void> controlSlipTask(PrintControlSlip slips) {
    return Tasks.oneTime(PlanControlSlip.TASK)
        .execute(
            (instance, context) -> {
              String[] parts = instance.getId().split("/", 3);
              slips.complete(parts[0], UUID.fromString(parts[1]));
            });
  }

  @Bean
  RecurringTask<Void> closeLastMonthTask(CloseLastMonth closing) {
    return Tasks.recurring("close-last-month", new Daily(VietnamTime.ZONE, AT))
        .execute((instance, context) -> closing.tonight());
  }
}
