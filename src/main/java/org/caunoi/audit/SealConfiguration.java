package org.caunoi.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.caunoi.platform.jobs.Ticks;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Audit rows are sealed each minute, once for all nodes; each night those that a clock set wrong
 * gave another day.
 */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

  @Bean
  RecurringTask<Void> sealHistoryTask(SealHistory history) {
    return Tasks.recurring("seal-history", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> history.seal());
  }

  @Bean
  RecurringTask<Void> sealStragglersTask(SealHistory history) {
    return Tasks.recurring("seal-stragglers", new Daily(VietnamTime.ZONE, LocalTime.of(2, 50)))
        .execute((instance, context) -> history.sealAll());
  }

  @Bean
  RecurringTask<Void> witnessHistoryTask(WitnessHistory witness) {
    return Tasks.recurring("witness-history", FixedDelay.ofSeconds(30))
        .execute((instance, context) -> witness.tell());
  }

  @Bean
  HistoryWatch historyWatch(
      JdbcClient jdbc,
      Clock clock,
      @Value("${caunoi.history.witness:}") String witness,
      @Value("${caunoi.history.alarm-after:15m}") Duration alarmAfter,
      @Value("${caunoi.history.stop-after:4h}") Duration stopAfter) {
    return new HistoryWatch(
        jdbc,
        clock,
        System::nanoTime,
        new HistoryWatch.Limits(!witness.isEmpty(), alarmAfter, stopAfter));
  }

  @Bean
  static Ticks historyTicks(HistoryWatch watch) {
    return new Ticks("history-watch", Duration.ofSeconds(15), watch::behind);
  }
}
