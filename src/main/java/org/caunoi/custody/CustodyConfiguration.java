package org.caunoi.custody;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entries of this room and its clock. */
@Configuration(proxyBeanMethods = false)
class CustodyConfiguration {

  @Bean
  NavEntry custodyEntry() {
    return new NavEntry(40, "/custody", "custody.nav", "handshake", Permission.CARRY_PAPERS);
  }

  @Bean
  NavEntry custodyFindingsEntry() {
    return new NavEntry(
        710, "/custody/findings", "custody.findings.nav", "bell", Permission.WATCH_CUSTODY);
  }

  @Bean
  RecurringTask<Void> findCustodyGapsTask(FindGaps gaps) {
    return Tasks.recurring("find-custody-gaps", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> gaps.look());
  }

  @Bean
  RecurringTask<Void> watchCustodyClocksTask(WatchClocks clocks, WithdrawLists shown) {
    return Tasks.recurring("watch-custody-clocks", FixedDelay.ofMinutes(1))
        .execute(
            (instance, context) -> {
              clocks.look();
              shown.forgotten();
            });
  }
}
