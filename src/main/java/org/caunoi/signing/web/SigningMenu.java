package org.caunoi.signing.web;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room puts into the main menu. */
@Configuration(proxyBeanMethods = false)
class SigningMenu {

  @Bean
  NavEntry certificatesEntry() {
    return new NavEntry(85, "/certificates", "certificates.title", "key", Permission.MANAGE_PEOPLE);
  }
}
