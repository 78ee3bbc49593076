package org.caunoi.assistance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.Retention;
import org.caunoi.platform.reference.ReferenceFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The counter in the main menu, the sweep of forgotten sessions (once for all nodes) and the timers
 * of this node, such as those of the open screens.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AssistanceConfiguration {

  @Bean
  NavEntry counterEntry() {
    return new NavEntry(10, "/counter", "counter.nav", "id-card", Permission.HELP_CITIZEN);
  }

  /**
   * @param location where the folder {@code reference} lies
   */
  @Bean
  PreCheckRules preCheckRules(@Value("${caunoi.reference.location:classpath:}") String location) {
    return PreCheckRules.read(ReferenceFile.text(location, PreCheckRules.FILE));
  }

  @Bean
  RecurringTask<Void> sweepSessionsTask(SweepSessions sweep) {
    return Tasks.recurring("sweep-sessions", FixedDelay.ofMinutes(30))
        .execute((instance, context) -> sweep.sweep());
  }

  @Bean
  OldRows oldConfirmations(JdbcClient jdbc, Retention retention) {
    return new OldRows(
        "confirmation-codes",
        retention.expiredCodes(),
        before ->
            jdbc.sql("DELETE FROM assistance.confirmation WHERE expires_at < :before")
                .param("before", before)
                .update());
  }
}
