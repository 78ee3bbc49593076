package org.caunoi.audit;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly job of the house, once for all nodes. */
@Configuration(proxyBeanMethods = false)
class ForgetConfiguration {

  private static final LocalTime AT = LocalTime.of(2, 30);

  @Bean
  RecurringTask<Void> forgetNightlyTask(ForgetNightly nightly, BelievedClock clock) {
    return Tasks.recurring("forget-nightly", new Nightly(clock))
        .execute(
            (instance, context) -> {
              if (clock.isBelieved()) {
                nightly.forget();
              }
            });
  }

  /** Each night, and soon again while the clock is not believed. */
  record Nightly(BelievedClock clock) implements Schedule {

    private static final Schedule NIGHTS = new Daily(VietnamTime.ZONE, AT);

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
      return clock.isDoubted()
          ? done.getTimeDone().plus(BelievedClock.STEADY)
          : NIGHTS.getNextExecutionTime(done);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }
}
