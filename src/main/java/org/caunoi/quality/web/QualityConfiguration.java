package org.caunoi.quality.web;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entry of the reports. */
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

  @Bean
  NavEntry reportsMenuEntry() {
    return new NavEntry(
        700, "/reports", "reports.title", "shield", Permission.READ_CITIZEN_REPORTS);
  }
}
