package org.caunoi.post;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.post.carrier.Carrier;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the carriers, the clock of shipments, and the menu. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostSettings.class)
class PostConfiguration {

  /** Another installation brings its own files in {@code caunoi.reference.post}. */
  @Bean
  Carriers carriers(
      List<Carrier> carriers,
      List<CarrierAccess> access,
      @Value("${caunoi.reference.post:classpath:}") String location) {
    Map<String, CarrierProfile> profiles = new LinkedHashMap<>();
    for (Carrier carrier : carriers) {
      profiles.put(carrier.key(), new ReadPostFiles(location).carrier(carrier.key()));
    }
    return new Carriers(carriers, profiles, new ReadPostFiles(location).rules(), access);
  }

  @Bean
  SenderFile senderFile(@Value("${caunoi.reference.post:classpath:}") String location) {
    return new ReadPostFiles(location).senders();
  }

  @Bean
  Provinces provinces(@Value("${caunoi.reference.post:classpath:}") String location) {
    return new ReadPostFiles(location).provinces();
  }

  @Bean
  RecurringTask<Void> watchShipmentsTask(WatchShipments watching) {
    return Tasks.recurring("watch-shipments", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> watching.look());
  }

  @Bean
  RecurringTask<Void> askCarriersTask(AskCarriers asking) {
    return Tasks.recurring("ask-carriers", new Daily(VietnamTime.ZONE, LocalTime.of(1, 30)))
        .execute((instance, context) -> asking.ask());
  }

  @Bean
  RecurringTask<Void> confirmEndsTask(ConfirmEnds confirming) {
    return Tasks.recurring("confirm-ends", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> confirming.ask());
  }

  @Bean
  NavEntry shipmentsEntry() {
    return new NavEntry(42, "/shipments", "post.nav", "send", Permission.CARRY_PAPERS);
  }

  @Bean
  NavEntry strangeReportsEntry() {
    return new NavEntry(
        712, "/shipments/exceptions", "post.exceptions.nav", "alert", Permission.WATCH_CUSTODY);
  }
}
