package org.caunoi.assistance;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The counter in the main menu, and the clock that sweeps forgotten sessions. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AssistanceConfiguration {

  @Bean
  NavEntry counterEntry() {
    return new NavEntry(10, "/counter", "counter.nav", "id-card", Permission.HELP_CITIZEN);
  }
}
