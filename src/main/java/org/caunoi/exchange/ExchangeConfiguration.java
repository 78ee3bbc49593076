package org.caunoi.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.ShortWaits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the jobs of this room and its page. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

  @Bean
  CustomTask<Void> sendOutboundTask(SendOutbound sender) {
    return Tasks.custom(SendOutbound.TASK, Void.class)
        .onFailure(new ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5), 2))
        .onDeadExecutionRevive()
        .execute(sender);
  }

  @Bean
  RecurringTask<Void> processInboxTask(ProcessInbox inbox) {
    return Tasks.recurring("process-inbox", FixedDelay.ofSeconds(1))
        .execute((instance, context) -> inbox.drain());
  }

  @Bean
  ShortWaits waitsOfOutbound(JdbcClient jdbc) {
    return ShortWaits.ofJobs(SendOutbound.TASK, SendOutbound.LONGEST_PAUSE, jdbc);
  }

  @Bean
  ShortWaits waitsOfInbox(JdbcClient jdbc) {
    return new ShortWaits(
        ProcessInbox.LONGEST_PAUSE,
        (now, beyond) ->
            jdbc.sql(
                    """
                    UPDATE exchange.inbox SET next_at = :now WHERE verdict = 'NEW' AND next_at > :beyond
                    """)
                .param("now", now)
                .param("beyond", beyond)
                .update());
  }

  @Bean
  OldRows oldDeliveries(JdbcClient jdbc, @Value("${caunoi.retention.deliveries}") Duration kept) {
    return new OldRows(
        "deliveries",
        kept,
        before ->
            jdbc.sql("DELETE FROM exchange.inbox WHERE received_at < :before AND verdict <> 'NEW'")
                    .param("before", before)
                    .update()
                + jdbc.sql("DELETE FROM exchange.dropped WHERE last_at < :before")
                    .param("before", before)
                    .update());
  }

  @Bean
  NavEntry exchangeEntry() {
    return new NavEntry(730, "/exchange", "exchange.nav", "refresh", Permission.MANAGE_EXCHANGE);
  }
}
