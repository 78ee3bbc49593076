package org.caunoi.quality.web;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room puts into the main menu. */
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

  /** Where the Centre's day begins. */
  @Bean
  NavEntry centreMenuEntry() {
    return new NavEntry(5, "/centre", "centre.title", "eye", Permission.WATCH_NETWORK);
  }

  @Bean
  NavEntry ownPointMenuEntry() {
    return new NavEntry(50, "/my-point", "ownPoint.title", "store", Permission.WATCH_POINT);
  }

  @Bean
  NavEntry indicatorsMenuEntry() {
    return new NavEntry(690, "/indicators", "indicators.title", "chart", Permission.WATCH_NETWORK);
  }

  @Bean
  NavEntry reportsMenuEntry() {
    return new NavEntry(
        700, "/reports", "reports.title", "shield", Permission.READ_CITIZEN_REPORTS);
  }
}
